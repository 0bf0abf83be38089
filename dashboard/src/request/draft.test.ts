import { describe, expect, it } from 'vitest';
import {
  draftFromPurge,
  draftFromRequest,
  emptyDraft,
  IMAGES,
  matchesRequest,
  parseItems,
  purgesAllSpellings,
  toRequest,
  withLine,
} from './draft';

const ENDPOINT = 'https://img.example/demo/';
const DRAFT = {
  ...emptyDraft('demo'),
  urls: '\n  https://img.example/demo/a.jpg \n\nhttps://img.example/demo/b.jpg',
  tags: { [ENDPOINT]: 'tv\n\nradio' },
};

describe('a draft', () => {
  it('ignores blank lines and surrounding spaces', () => {
    expect(toRequest({ ...DRAFT, reason: ' New photos ' })).toEqual({
      urls: ['https://img.example/demo/a.jpg', 'https://img.example/demo/b.jpg'],
      tags: [
        { endpoint: ENDPOINT, tag: 'tv' },
        { endpoint: ENDPOINT, tag: 'radio' },
      ],
      reason: 'New photos',
    });
  });

  it('leaves the spellings to the URL endpoints until they are chosen', () => {
    const account = (...spellings: ('all' | 'requested')[]) => ({
      endpoints: spellings.map((one) => ({ url: ENDPOINT, distribution: 'E1', spellings: one })),
    });
    const chosen = { ...DRAFT, spellings: 'requested' as const };

    expect(toRequest(DRAFT)).not.toHaveProperty('spellings');
    expect(purgesAllSpellings(DRAFT, account('all', 'all'))).toBe(true);
    expect(purgesAllSpellings(DRAFT, account('all', 'requested'))).toBe(false);
    expect(purgesAllSpellings(DRAFT, account())).toBe(false);
    expect(toRequest(chosen)).toMatchObject({ spellings: 'requested' });
    expect(purgesAllSpellings(chosen, account('all'))).toBe(false);
    expect(matchesRequest(DRAFT, toRequest(chosen))).toBe(false);
    expect(draftFromRequest('demo', toRequest(chosen))).toMatchObject({ spellings: 'requested' });
    expect(draftFromPurge('demo', { items: [], spellings: 'all' })).toMatchObject({ spellings: 'all' });
  });

  it('ignores an invalid time', () => {
    expect(toRequest({ ...emptyDraft('demo'), notBefore: '202609-12-24T09:00' })).toEqual({});
  });

  it('is an empty request if nothing was entered', () => {
    expect(toRequest(emptyDraft('demo'))).toEqual({});
  });

  it('has the line of each item', () => {
    expect(parseItems(DRAFT).positions).toEqual([
      { endpoint: '', line: 1 },
      { endpoint: '', line: 3 },
      { endpoint: ENDPOINT, line: 0 },
      { endpoint: ENDPOINT, line: 2 },
    ]);
  });

  it('replaces or removes a line', () => {
    expect(withLine({ ...DRAFT, urls: 'a\nb\nc' }, { endpoint: '', line: 1 }, 'B').urls).toBe('a\nB\nc');
    expect(withLine({ ...DRAFT, urls: 'a\nb\nc' }, { endpoint: '', line: 1 }, undefined).urls).toBe('a\nc');
    expect(withLine(DRAFT, { endpoint: ENDPOINT, line: 2 }, 'lamp').tags[ENDPOINT]).toBe('tv\n\nlamp');
  });

  it('lists images after tags, and URLs of images may also be URLs', () => {
    const image = 'https://img.example/demo/cat.jpg';
    const draft = { ...DRAFT, urls: image, images: `\n${image}` };

    expect(toRequest(draft)).toMatchObject({ urls: [image], images: [image] });
    expect(parseItems(draft).positions.at(-1)).toEqual({ endpoint: IMAGES, line: 1 });
    expect(withLine(draft, { endpoint: IMAGES, line: 1 }, 'dog.jpg').images).toBe('\ndog.jpg');
    expect(toRequest(draftFromRequest('demo', toRequest(draft)))).toEqual(toRequest(draft));
    expect(matchesRequest({ ...draft, images: '' }, toRequest(draft))).toBe(false);
  });

  it('can be restored from its request', () => {
    const request = toRequest({ ...DRAFT, reason: 'Why' });

    expect(toRequest(draftFromRequest('demo', request))).toEqual(request);
  });

  it('can be created from a purge with items of several endpoints', () => {
    const since = '2026-01-30T12:00:00Z';
    const items = [
      { index: 0, url: 'https://img.example/demo/a.jpg', status: 'queued' as const, since },
      { index: 1, endpoint: ENDPOINT, tag: 'tv', status: 'queued' as const, since },
      { index: 2, endpoint: 'https://other.example/', tag: 'tv', status: 'queued' as const, since },
    ];

    expect(draftFromPurge('demo', { items, reason: 'Why' })).toMatchObject({
      urls: 'https://img.example/demo/a.jpg',
      tags: { [ENDPOINT]: 'tv', 'https://other.example/': 'tv' },
      reason: 'Why',
      notBefore: '',
    });
  });
});
