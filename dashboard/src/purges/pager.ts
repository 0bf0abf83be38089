import type { PurgesQuery } from '../api/api';
import type { PurgeList, PurgeSummary } from '../api/types';

export type ListPurges = (query: PurgesQuery, signal?: AbortSignal) => Promise<PurgeList>;

/** A page of purges and the cursor of the next one. */
export interface LoadedPage {
  rows: PurgeSummary[];
  /** The cursor of the next page; undefined on the last page. */
  next: string | undefined;
  /** The number of this page. It is lower than requested if the list has fewer pages. */
  page: number;
}

interface PageRequest {
  page: number;
  /** The cursor of the page if it is known; otherwise empty. */
  cursor: string;
}

/** Limits the calls per page: a filter may skip thousands of purges without a match. */
const MAX_CALLS_PER_PAGE = 10;

/** Gives page numbers to the API's cursors. It remembers the cursor of each page of one list in one order. */
export class Pager {
  readonly #cursors = new Map<number, string>([[1, '']]);
  /** The cursor that the API returned although no purge follows it. */
  #emptyCursor: string | undefined;

  constructor(
    private readonly list: ListPurges,
    private readonly filters: () => Omit<PurgesQuery, 'cursor'>,
  ) {}

  /** Loads a page, starting at the nearest earlier page with a known cursor. */
  async read(request: PageRequest, signal?: AbortSignal): Promise<LoadedPage> {
    if (request.cursor !== '') {
      this.#cursors.set(request.page, request.cursor);
    }
    for (let page = this.#nearest(request.page); ; page++) {
      const loaded = await this.#load(page, signal);
      if (page === request.page || loaded.next === undefined) {
        const isEmpty = loaded.rows.length === 0 && loaded.next === undefined;
        return isEmpty && page > 1 ? this.#pageBefore(page, signal) : loaded;
      }
    }
  }

  /** Loads the page before an empty one. The API may return a cursor although no purge follows it. */
  async #pageBefore(page: number, signal?: AbortSignal): Promise<LoadedPage> {
    this.#emptyCursor = this.#cursors.get(page);
    return this.#load(this.#nearest(page - 1), signal);
  }

  cursorOf(page: number): string {
    return this.#cursors.get(page) ?? '';
  }

  #nearest(page: number): number {
    return Math.max(...[...this.#cursors.keys()].filter((known) => known <= page));
  }

  /** Calls the API until the page is full. The API may return fewer rows than requested although more follow. */
  async #load(page: number, signal?: AbortSignal): Promise<LoadedPage> {
    const filters = this.filters();
    const rows: PurgeSummary[] = [];
    let next: string | undefined = this.#cursors.get(page);
    for (let call = 0; call < MAX_CALLS_PER_PAGE && rows.length < filters.limit && next !== undefined; call++) {
      const result = await this.list({ ...filters, limit: filters.limit - rows.length, cursor: next }, signal);
      rows.push(...result.purges);
      next = result.next;
    }
    if (next !== undefined && next === this.#emptyCursor) {
      // New purges may follow by now if the order is ascending.
      const { purges } = await this.list({ ...filters, limit: 1, cursor: next }, signal);
      next = purges.length === 0 ? undefined : next;
    }
    if (next !== undefined) {
      this.#cursors.set(page + 1, next);
    }
    return { rows, next, page };
  }
}
