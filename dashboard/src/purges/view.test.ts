import { describe, expect, it } from 'vitest';
import { filtersOf, parseView, DEFAULT_VIEW, viewParams } from './view';

describe('the URL parameters of a view', () => {
  it('are empty for the default view', () => {
    expect(viewParams(DEFAULT_VIEW).toString()).toBe('');
    expect(parseView(new URLSearchParams())).toEqual(DEFAULT_VIEW);
  });

  it('restore the same view', () => {
    const view = {
      q: 'https://img.example/a b',
      status: 'failed' as const,
      source: 'schedule' as const,
      verification: 'stale' as const,
      time: { kind: 'between' as const, from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
      order: 'asc' as const,
      size: 50,
      page: 3,
      cursor: 'abc',
    };

    expect(parseView(new URLSearchParams(viewParams(view).toString()))).toEqual(view);
  });

  it('ignore invalid values', () => {
    const params = new URLSearchParams(
      'status=done&source=pigeon&order=up&size=7&page=-2&last=99999h&from=x&to=2026-01-01T00:00:00Z',
    );

    expect(parseView(params)).toEqual(DEFAULT_VIEW);
  });

  it('convert a relative time into the start of the range', () => {
    const view = parseView(new URLSearchParams('last=24h&q=%20a%20'));

    expect(filtersOf(view, new Date('2026-01-02T12:00:00Z'))).toMatchObject({
      from: '2026-01-01T12:00:00.000Z',
      q: 'a',
    });
  });
});
