import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import DateRangePicker from '@cloudscape-design/components/date-range-picker';
import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';
import { SOURCES, STATUSES, VERDICTS } from '../api/types';
import { statusLabel } from '../ui/Status';
import { verdictLabel } from '../ui/VerificationStatus';
import { SOURCE_LABELS } from '../ui/labels';
import type { PurgesView, TimeRange } from './view';

interface Props {
  view: PurgesView;
  onChange: (next: Partial<PurgesView>) => void;
}

const STATUS_OPTIONS = [
  { value: '', label: 'Any status' },
  ...STATUSES.map((status) => ({ value: status, label: statusLabel(status) })),
];

const SOURCE_OPTIONS = [
  { value: '', label: 'Any source' },
  ...SOURCES.map((source) => ({ value: source, label: SOURCE_LABELS[source] })),
];

const VERDICT_OPTIONS = [
  { value: '', label: 'Any verification' },
  ...VERDICTS.map((verdict) => ({ value: verdict, label: verdictLabel(verdict) })),
];

/** The search field and the filters. The server applies both. */
export function Filters({ view, onChange }: Props) {
  return (
    <div className="filters">
      <div className="search">
        <Search q={view.q} onSearch={(q) => onChange({ q })} />
      </div>
      <Select
        ariaLabel="Status"
        selectedOption={STATUS_OPTIONS.find(({ value }) => value === view.status) ?? null}
        options={STATUS_OPTIONS}
        onChange={({ detail }) => onChange({ status: detail.selectedOption.value as PurgesView['status'] })}
      />
      <Select
        ariaLabel="Source"
        selectedOption={SOURCE_OPTIONS.find(({ value }) => value === view.source) ?? null}
        options={SOURCE_OPTIONS}
        onChange={({ detail }) => onChange({ source: detail.selectedOption.value as PurgesView['source'] })}
      />
      <Select
        ariaLabel="Verification"
        selectedOption={VERDICT_OPTIONS.find(({ value }) => value === view.verification) ?? null}
        options={VERDICT_OPTIONS}
        onChange={({ detail }) => onChange({ verification: detail.selectedOption.value as PurgesView['verification'] })}
      />
      <TimeFilter time={view.time} onChange={(time) => onChange({ time })} />
    </div>
  );
}

const DEBOUNCE_MILLISECONDS = 400;

/** A search field that is debounced. */
function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(q);
  const [submitted, setSubmitted] = useState(q);
  if (q !== submitted) {
    // Something else, such as a link, changed the URL.
    setSubmitted(q);
    setText(q);
  }
  useEffect(() => {
    if (text === q) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      setSubmitted(text);
      onSearch(text);
    }, DEBOUNCE_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [text, q, onSearch]);
  return (
    <TextFilter
      filteringText={text}
      filteringPlaceholder="Purge ID, or prefix of a URL or tag"
      filteringAriaLabel="Search by purge ID, or by prefix of a URL or tag"
      onChange={({ detail }) => setText(detail.filteringText)}
    />
  );
}

const RELATIVE: DateRangePickerProps.RelativeOption[] = [
  { key: '1h', amount: 1, unit: 'hour', type: 'relative' },
  { key: '24h', amount: 24, unit: 'hour', type: 'relative' },
  { key: '168h', amount: 7, unit: 'day', type: 'relative' },
  { key: '720h', amount: 30, unit: 'day', type: 'relative' },
];

const HOURS: Partial<Record<DateRangePickerProps.TimeUnit, number>> = { hour: 1, day: 24, week: 168 };
const MAX_HOURS = 8784;

function TimeFilter({ time, onChange }: { time: TimeRange; onChange: (time: TimeRange) => void }) {
  return (
    <DateRangePicker
      value={valueOf(time)}
      relativeOptions={RELATIVE}
      customRelativeRangeUnits={['hour', 'day', 'week']}
      placeholder="Any time"
      i18nStrings={{ ariaLabel: 'Requested' }}
      isValidRange={validity}
      onChange={({ detail }) => onChange(rangeOf(detail.value))}
    />
  );
}

function valueOf(time: TimeRange): DateRangePickerProps.Value | null {
  switch (time.kind) {
    case 'any':
      return null;
    case 'last': {
      const known = RELATIVE.find(({ key }) => key === `${time.hours}h`);
      return known ?? { type: 'relative', amount: time.hours, unit: 'hour' };
    }
    case 'between':
      return { type: 'absolute', startDate: time.from, endDate: time.to };
  }
}

function rangeOf(value: DateRangePickerProps.Value | null): TimeRange {
  if (!value) {
    return { kind: 'any' };
  }
  return value.type === 'relative'
    ? { kind: 'last', hours: value.amount * (HOURS[value.unit] ?? 1) }
    : { kind: 'between', from: isoOf(value.startDate), to: isoOf(value.endDate) };
}

function isoOf(date: string): string {
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

function validity(value: DateRangePickerProps.Value | null): DateRangePickerProps.ValidationResult {
  if (value?.type === 'relative' && value.amount * (HOURS[value.unit] ?? 1) > MAX_HOURS) {
    return { valid: false, errorMessage: 'Choose a range of at most one year.' };
  }
  if (value?.type === 'absolute' && (isoOf(value.startDate) === '' || isoOf(value.startDate) >= isoOf(value.endDate))) {
    return { valid: false, errorMessage: 'Choose a start date and time before the end.' };
  }
  return { valid: true };
}
