import { describe, expect, it } from 'vitest';
import { filtersOf, parseView, USUAL, viewParams } from './view';

describe('the address of a view', () => {
  it('is empty for the usual one', () => {
    expect(viewParams(USUAL).toString()).toBe('');
    expect(parseView(new URLSearchParams())).toEqual(USUAL);
  });

  it('brings the same view back', () => {
    const view = {
      q: 'https://img.example/a b',
      status: 'failed' as const,
      source: 'schedule' as const,
      time: { kind: 'between' as const, from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
      order: 'asc' as const,
      size: 50,
      page: 3,
      cursor: 'abc',
    };

    expect(parseView(new URLSearchParams(viewParams(view).toString()))).toEqual(view);
  });

  it('passes over what it says wrong', () => {
    const params = new URLSearchParams(
      'status=done&source=pigeon&order=up&size=7&page=-2&last=99999h&from=x&to=2026-01-01T00:00:00Z',
    );

    expect(parseView(params)).toEqual(USUAL);
  });

  it('asks for what was due since some hours ago', () => {
    const view = parseView(new URLSearchParams('last=24h&q=%20a%20'));

    expect(filtersOf(view, new Date('2026-01-02T12:00:00Z'))).toMatchObject({
      from: '2026-01-01T12:00:00.000Z',
      q: 'a',
    });
  });
});
