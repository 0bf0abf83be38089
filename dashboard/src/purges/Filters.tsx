import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import DateRangePicker from '@cloudscape-design/components/date-range-picker';
import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';
import { SOURCES, STATUSES } from '../api/types';
import { statusWord } from '../ui/Status';
import { SOURCE_WORDS } from '../ui/words';
import type { PurgesView, TimeRange } from './view';

interface Props {
  view: PurgesView;
  narrow: (next: Partial<PurgesView>) => void;
}

const STATUS_OPTIONS = [
  { value: '', label: 'Any status' },
  ...STATUSES.map((status) => ({ value: status, label: statusWord(status) })),
];

const SOURCE_OPTIONS = [
  { value: '', label: 'Any source' },
  ...SOURCES.map((source) => ({ value: source, label: SOURCE_WORDS[source] })),
];

/** Search and filters; the server does both. */
export function Filters({ view, narrow }: Props) {
  return (
    <div className="filters">
      <div className="search">
        <Search q={view.q} search={(q) => narrow({ q })} />
      </div>
      <Select
        ariaLabel="Status"
        selectedOption={STATUS_OPTIONS.find(({ value }) => value === view.status) ?? null}
        options={STATUS_OPTIONS}
        onChange={({ detail }) => narrow({ status: detail.selectedOption.value as PurgesView['status'] })}
      />
      <Select
        ariaLabel="Source"
        selectedOption={SOURCE_OPTIONS.find(({ value }) => value === view.source) ?? null}
        options={SOURCE_OPTIONS}
        onChange={({ detail }) => narrow({ source: detail.selectedOption.value as PurgesView['source'] })}
      />
      <TimeFilter time={view.time} choose={(time) => narrow({ time })} />
    </div>
  );
}

const PAUSE_MILLISECONDS = 400;

/** Asks once nothing was typed for a moment. */
function Search({ q, search }: { q: string; search: (q: string) => void }) {
  const [text, setText] = useState(q);
  const [asked, setAsked] = useState(q);
  if (q !== asked) {
    // The address changed by other means, such as a link.
    setAsked(q);
    setText(q);
  }
  useEffect(() => {
    if (text === q) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      setAsked(text);
      search(text);
    }, PAUSE_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [text, q, search]);
  return (
    <TextFilter
      filteringText={text}
      filteringPlaceholder="Purge id, or beginning of a URL or tag"
      filteringAriaLabel="Search by purge id, or by what a URL or tag begins with"
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
const MOST_HOURS = 8784;

function TimeFilter({ time, choose }: { time: TimeRange; choose: (time: TimeRange) => void }) {
  return (
    <DateRangePicker
      value={valueOf(time)}
      relativeOptions={RELATIVE}
      customRelativeRangeUnits={['hour', 'day', 'week']}
      placeholder="Any time"
      i18nStrings={{ ariaLabel: 'Time' }}
      isValidRange={validity}
      onChange={({ detail }) => choose(rangeOf(detail.value))}
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
  if (value?.type === 'relative' && value.amount * (HOURS[value.unit] ?? 1) > MOST_HOURS) {
    return { valid: false, errorMessage: 'Choose at most a year.' };
  }
  if (value?.type === 'absolute' && (isoOf(value.startDate) === '' || isoOf(value.startDate) >= isoOf(value.endDate))) {
    return { valid: false, errorMessage: 'Choose a start before the end, both with day and time.' };
  }
  return { valid: true };
}
