import { describe, expect, it } from 'vitest';
import type { PurgesQuery } from '../api/api';
import type { PurgeList, PurgeSummary } from '../api/types';
import { Pager } from './pager';

const LIMIT = 2;

/**
 * A list of the purges 1 to `last`. Each call reads at most `readsPerCall` purges and returns those that match.
 * With `trailingCursor` a full page always has a cursor, even if no purge follows.
 */
class ScriptedList {
  readonly queries: PurgesQuery[] = [];

  constructor(
    private readonly last: number,
    private readonly matches: (purge: number) => boolean = () => true,
    private readonly readsPerCall = Number.MAX_SAFE_INTEGER,
    private readonly trailingCursor = false,
  ) {}

  readonly list = (query: PurgesQuery): Promise<PurgeList> => {
    this.queries.push(query);
    const purges: PurgeSummary[] = [];
    let at = Number(query.cursor ?? 0) || 0;
    for (let read = 0; read < this.readsPerCall && at < this.last && purges.length < query.limit; read++) {
      at++;
      if (this.matches(at)) {
        purges.push({ id: String(at) } as PurgeSummary);
      }
    }
    const full = this.trailingCursor && purges.length === query.limit;
    return Promise.resolve(at < this.last || full ? { purges, next: String(at) } : { purges });
  };
}

function pagerOver(script: ScriptedList) {
  const pager = new Pager(script.list, () => ({ limit: LIMIT, order: 'desc' }));
  return {
    pager,
    ids: async (page: number, cursor = '') => (await pager.read({ page, cursor })).rows.map(({ id }) => id),
  };
}

describe('Pager', () => {
  it('loads the pages in order', async () => {
    const { ids } = pagerOver(new ScriptedList(5));

    expect(await ids(1)).toEqual(['1', '2']);
    expect(await ids(2)).toEqual(['3', '4']);
    expect(await ids(3)).toEqual(['5']);
  });

  it('walks to a page whose cursor is unknown', async () => {
    const { ids } = pagerOver(new ScriptedList(5));

    expect(await ids(3)).toEqual(['5']);
  });

  it('loads a page with a known cursor in one call', async () => {
    const script = new ScriptedList(5);

    expect(await pagerOver(script).ids(3, '4')).toEqual(['5']);
    expect(script.queries).toHaveLength(1);
  });

  it('returns the last page if the requested one does not exist', async () => {
    const { pager } = pagerOver(new ScriptedList(3));

    expect(await pager.read({ page: 7, cursor: '' })).toMatchObject({ page: 2, next: undefined });
  });

  it('returns the page before if the next cursor leads to an empty page', async () => {
    const { pager } = pagerOver(new ScriptedList(4, undefined, undefined, true));

    expect(await pager.read({ page: 2, cursor: '' })).toMatchObject({ page: 2, next: '4' });
    const loaded = await pager.read({ page: 3, cursor: '' });

    expect(loaded).toMatchObject({ page: 2, next: undefined });
    expect(loaded.rows.map(({ id }) => id)).toEqual(['3', '4']);
    expect(await pager.read({ page: 2, cursor: '2' })).toMatchObject({ page: 2, next: undefined });
  });

  it('returns the first page if the cursor of a link leads to an empty page', async () => {
    const { pager } = pagerOver(new ScriptedList(4));

    expect(await pager.read({ page: 9, cursor: '4' })).toMatchObject({ page: 1, next: '2' });
  });

  it('fills a page with several calls if each returns few purges', async () => {
    const { ids } = pagerOver(new ScriptedList(9, (purge) => purge % 4 === 0, 3));

    expect(await ids(1)).toEqual(['4', '8']);
  });

  it('stops after the maximum number of calls and keeps the cursor', async () => {
    const script = new ScriptedList(1000, () => false, 1);

    const loaded = await pagerOver(script).pager.read({ page: 1, cursor: '' });

    expect(loaded).toMatchObject({ rows: [], next: '10', page: 1 });
  });
});
