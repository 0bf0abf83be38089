import { describe, expect, it } from 'vitest';
import type { PurgesQuery } from '../api/api';
import type { PurgeList, PurgeSummary } from '../api/types';
import { Pages } from './pages';

const LIMIT = 2;

/** Purges 1 to `last`, of which the API looks at `looks` a call, and finds those that fit. */
class ScriptedList {
  readonly asked: PurgesQuery[] = [];

  constructor(
    private readonly last: number,
    private readonly fits: (purge: number) => boolean = () => true,
    private readonly looks = Number.MAX_SAFE_INTEGER,
    private readonly promises = false,
  ) {}

  readonly list = (query: PurgesQuery): Promise<PurgeList> => {
    this.asked.push(query);
    const purges: PurgeSummary[] = [];
    let at = Number(query.cursor ?? 0) || 0;
    for (let look = 0; look < this.looks && at < this.last && purges.length < query.limit; look++) {
      at++;
      if (this.fits(at)) {
        purges.push({ id: String(at) } as PurgeSummary);
      }
    }
    const full = this.promises && purges.length === query.limit;
    return Promise.resolve(at < this.last || full ? { purges, next: String(at) } : { purges });
  };
}

function pagesOver(script: ScriptedList) {
  const pages = new Pages(script.list, () => ({ limit: LIMIT, order: 'desc' }));
  return {
    pages,
    ids: async (page: number, cursor = '') => (await pages.read({ page, cursor })).rows.map(({ id }) => id),
  };
}

describe('pages', () => {
  it('follow one another', async () => {
    const { ids } = pagesOver(new ScriptedList(5));

    expect(await ids(1)).toEqual(['1', '2']);
    expect(await ids(2)).toEqual(['3', '4']);
    expect(await ids(3)).toEqual(['5']);
  });

  it('are walked to where nothing is known of those between', async () => {
    const { ids } = pagesOver(new ScriptedList(5));

    expect(await ids(3)).toEqual(['5']);
  });

  it('are reached at once where a link knows the cursor', async () => {
    const script = new ScriptedList(5);

    expect(await pagesOver(script).ids(3, '4')).toEqual(['5']);
    expect(script.asked).toHaveLength(1);
  });

  it('end at the last one, whichever was asked for', async () => {
    const { pages } = pagesOver(new ScriptedList(3));

    expect(await pages.read({ page: 7, cursor: '' })).toMatchObject({ page: 2, next: undefined });
  });

  it('end before one that was promised and is empty', async () => {
    const { pages } = pagesOver(new ScriptedList(4, undefined, undefined, true));

    expect(await pages.read({ page: 2, cursor: '' })).toMatchObject({ page: 2, next: '4' });
    const read = await pages.read({ page: 3, cursor: '' });

    expect(read).toMatchObject({ page: 2, next: undefined });
    expect(read.rows.map(({ id }) => id)).toEqual(['3', '4']);
    expect(await pages.read({ page: 2, cursor: '2' })).toMatchObject({ page: 2, next: undefined });
  });

  it('begin anew where a link leads to none', async () => {
    const { pages } = pagesOver(new ScriptedList(4));

    expect(await pages.read({ page: 9, cursor: '4' })).toMatchObject({ page: 1, next: '2' });
  });

  it('are filled though the API finds few at a time', async () => {
    const { ids } = pagesOver(new ScriptedList(9, (purge) => purge % 4 === 0, 3));

    expect(await ids(1)).toEqual(['4', '8']);
  });

  it('give up after some looks, and say that there may be more', async () => {
    const script = new ScriptedList(1000, () => false, 1);

    const read = await pagesOver(script).pages.read({ page: 1, cursor: '' });

    expect(read).toMatchObject({ rows: [], next: '10', page: 1 });
  });
});
