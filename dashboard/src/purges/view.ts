import type { PurgesQuery } from '../api/api';
import type { PurgeSource, PurgeStatus } from '../api/types';
import { SOURCES, STATUSES } from '../api/types';

/** Which purges are shown; what the address bar holds, so that a link shows the same to somebody else. */
export interface PurgesView {
  q: string;
  status: PurgeStatus | '';
  source: PurgeSource | '';
  time: TimeRange;
  order: 'asc' | 'desc';
  size: number;
  page: number;
  /** Of the page, where a link brought it; the pages before it are found by walking there. */
  cursor: string;
}

/** From some time ago until now, or between two times. */
export type TimeRange =
  { kind: 'any' } | { kind: 'last'; hours: number } | { kind: 'between'; from: string; to: string };

export const SIZES = [10, 20, 50, 100];
const USUAL_SIZE = 20;

export const USUAL: PurgesView = {
  q: '',
  status: '',
  source: '',
  time: { kind: 'any' },
  order: 'desc',
  size: USUAL_SIZE,
  page: 1,
  cursor: '',
};

/** What an address says; whatever it says wrong is as if it were not there. */
export function parseView(params: URLSearchParams): PurgesView {
  const page = Number(params.get('page') ?? 1);
  const cursor = params.get('cursor') ?? '';
  return {
    q: params.get('q') ?? '',
    status: oneOf(STATUSES, params.get('status')),
    source: oneOf(SOURCES, params.get('source')),
    time: parseTime(params),
    order: params.get('order') === 'asc' ? 'asc' : 'desc',
    size: SIZES.find((size) => String(size) === params.get('size')) ?? USUAL_SIZE,
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
    cursor,
  };
}

/** As short as can be: what is as usual is left out. */
export function viewParams(view: PurgesView): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string) => value !== '' && params.set(name, value);
  put('q', view.q);
  put('status', view.status);
  put('source', view.source);
  if (view.time.kind === 'last') {
    put('last', `${view.time.hours}h`);
  }
  if (view.time.kind === 'between') {
    put('from', view.time.from);
    put('to', view.time.to);
  }
  put('order', view.order === 'desc' ? '' : view.order);
  put('size', view.size === USUAL_SIZE ? '' : String(view.size));
  if (view.page > 1) {
    put('page', String(view.page));
    put('cursor', view.cursor);
  }
  return params;
}

/** What to ask the API for, but for the page. */
export function filtersOf(view: PurgesView, now: Date): Omit<PurgesQuery, 'limit' | 'cursor'> {
  return {
    order: view.order,
    q: view.q.trim(),
    status: view.status,
    source: view.source,
    ...rangeOf(view.time, now),
  };
}

/** Whether anything is left out of the list. */
export function isFiltered(view: PurgesView): boolean {
  return view.q.trim() !== '' || view.status !== '' || view.source !== '' || view.time.kind !== 'any';
}

const MILLISECONDS_AN_HOUR = 3_600_000;
const MOST_HOURS = 24 * 366;

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
  if (hours > 0 && hours <= MOST_HOURS) {
    return { kind: 'last', hours };
  }
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  return isTime(from) && isTime(to) ? { kind: 'between', from, to } : { kind: 'any' };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}

function oneOf<T extends string>(words: readonly T[], word: string | null): T | '' {
  return words.find((known) => known === word) ?? '';
}
