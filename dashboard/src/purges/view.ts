import type { PurgesQuery } from '../api/api';
import type { PurgeSource, PurgeStatus, Verdict } from '../api/types';
import { SOURCES, STATUSES, VERDICTS } from '../api/types';

/** The filters, order and page of the list. The URL holds them, so a link shows the same list. */
export interface PurgesView {
  q: string;
  status: PurgeStatus | '';
  source: PurgeSource | '';
  verification: Verdict | '';
  time: TimeRange;
  order: 'asc' | 'desc';
  size: number;
  page: number;
  /** The cursor of the page. The pager finds the pages before it from the first page. */
  cursor: string;
}

/** A relative range that ends now, or an absolute one. */
export type TimeRange =
  { kind: 'any' } | { kind: 'last'; hours: number } | { kind: 'between'; from: string; to: string };

export const SIZES = [10, 20, 50, 100];
const DEFAULT_SIZE = 20;

export const DEFAULT_VIEW: PurgesView = {
  q: '',
  status: '',
  source: '',
  verification: '',
  time: { kind: 'any' },
  order: 'desc',
  size: DEFAULT_SIZE,
  page: 1,
  cursor: '',
};

/** Parses the URL's parameters. It ignores invalid values. */
export function parseView(params: URLSearchParams): PurgesView {
  const page = Number(params.get('page') ?? 1);
  const cursor = params.get('cursor') ?? '';
  return {
    q: params.get('q') ?? '',
    status: oneOf(STATUSES, params.get('status')),
    source: oneOf(SOURCES, params.get('source')),
    verification: oneOf(VERDICTS, params.get('verification')),
    time: parseTime(params),
    order: params.get('order') === 'asc' ? 'asc' : 'desc',
    size: SIZES.find((size) => String(size) === params.get('size')) ?? DEFAULT_SIZE,
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
    cursor,
  };
}

/** Returns the URL's parameters without default values. */
export function viewParams(view: PurgesView): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string) => value !== '' && params.set(name, value);
  put('q', view.q);
  put('status', view.status);
  put('source', view.source);
  put('verification', view.verification);
  if (view.time.kind === 'last') {
    put('last', `${view.time.hours}h`);
  }
  if (view.time.kind === 'between') {
    put('from', view.time.from);
    put('to', view.time.to);
  }
  put('order', view.order === 'desc' ? '' : view.order);
  put('size', view.size === DEFAULT_SIZE ? '' : String(view.size));
  if (view.page > 1) {
    put('page', String(view.page));
    put('cursor', view.cursor);
  }
  return params;
}

/** Returns the query for the API without the page. */
export function filtersOf(view: PurgesView, now: Date): Omit<PurgesQuery, 'limit' | 'cursor'> {
  return {
    order: view.order,
    q: view.q.trim(),
    status: view.status,
    source: view.source,
    verification: view.verification,
    ...rangeOf(view.time, now),
  };
}

/** Returns true if the view has a search term or a filter. */
export function isFiltered(view: PurgesView): boolean {
  const { q, status, source, verification, time } = view;
  return [q.trim(), status, source, verification].some((value) => value !== '') || time.kind !== 'any';
}

const MILLISECONDS_AN_HOUR = 3_600_000;
const MAX_HOURS = 24 * 366;

function rangeOf(time: TimeRange, now: Date): { from?: string; to?: string } {
  switch (time.kind) {
    case 'any':
      return {};
    case 'last':
      return { from: new Date(now.getTime() - time.hours * MILLISECONDS_AN_HOUR).toISOString() };
    case 'between':
      return { from: time.from, to: time.to };
  }
}

function parseTime(params: URLSearchParams): TimeRange {
  const hours = Number(/^([0-9]{1,4})h$/.exec(params.get('last') ?? '')?.[1] ?? 0);
  if (hours > 0 && hours <= MAX_HOURS) {
    return { kind: 'last', hours };
  }
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  return isTime(from) && isTime(to) ? { kind: 'between', from, to } : { kind: 'any' };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | '' {
  return values.find((known) => known === value) ?? '';
}
