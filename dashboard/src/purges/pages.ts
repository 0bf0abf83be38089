import type { PurgesQuery } from '../api/api';
import type { PurgeList, PurgeSummary } from '../api/types';

export type Lister = (query: PurgesQuery, signal?: AbortSignal) => Promise<PurgeList>;

/** Rows of a page, and how it goes on. */
export interface PurgesPageRead {
  rows: PurgeSummary[];
  /** Where the next page begins; undefined on the last one. */
  next: string | undefined;
  /** The number of this page: less than was asked for if there are not so many. */
  page: number;
}

interface Place {
  page: number;
  /** Of the page, if it is known already. */
  cursor: string;
}

/** A filter may pass over thousands of purges without finding one: more looks at a time would keep people waiting. */
const LOOKS_A_PAGE = 10;

/**
 * The API's pages are found one after the other, each by the one before. This remembers where those begin that were seen, of one
 * list in one order.
 */
export class Pages {
  readonly #cursors = new Map<number, string>([[1, '']]);
  /** Where nothing was found, though the API had promised something there. */
  #nothingAt: string | undefined;

  constructor(
    private readonly list: Lister,
    private readonly filters: () => Omit<PurgesQuery, 'cursor'>,
  ) {}

  /** Goes there from the nearest page before it that is known. */
  async read(place: Place, signal?: AbortSignal): Promise<PurgesPageRead> {
    if (place.cursor !== '') {
      this.#cursors.set(place.page, place.cursor);
    }
    for (let page = this.#nearest(place.page); ; page++) {
      const read = await this.#page(page, signal);
      if (page === place.page || read.next === undefined) {
        return read.rows.length === 0 && read.next === undefined && page > 1 ? this.#before(page, signal) : read;
      }
    }
  }

  /** The API may promise more where there is none: then the page before was the last. */
  async #before(page: number, signal?: AbortSignal): Promise<PurgesPageRead> {
    this.#nothingAt = this.#cursors.get(page);
    return this.#page(this.#nearest(page - 1), signal);
  }

  cursorOf(page: number): string {
    return this.#cursors.get(page) ?? '';
  }

  #nearest(page: number): number {
    return Math.max(...[...this.#cursors.keys()].filter((known) => known <= page));
  }

  /** The API may answer fewer rows than asked for though there are more: asks until the page is full. */
  async #page(page: number, signal?: AbortSignal): Promise<PurgesPageRead> {
    const filters = this.filters();
    const rows: PurgeSummary[] = [];
    let next: string | undefined = this.#cursors.get(page);
    for (let look = 0; look < LOOKS_A_PAGE && rows.length < filters.limit && next !== undefined; look++) {
      const found = await this.list({ ...filters, limit: filters.limit - rows.length, cursor: next }, signal);
      rows.push(...found.purges);
      next = found.next;
    }
    if (next !== undefined && next === this.#nothingAt) {
      // There may be something by now, where the latest come last.
      const { purges } = await this.list({ ...filters, limit: 1, cursor: next }, signal);
      next = purges.length === 0 ? undefined : next;
    }
    if (next !== undefined) {
      this.#cursors.set(page + 1, next);
    }
    return { rows, next, page };
  }
}
