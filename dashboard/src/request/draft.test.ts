import { describe, expect, it } from 'vitest';
import { draftOf, draftOfRequest, emptyDraft, itemsOf, requestOf, withLine } from './draft';

const ENDPOINT = 'https://img.example/demo/';
const DRAFT = {
  ...emptyDraft('demo'),
  urls: '\n  https://img.example/demo/a.jpg \n\nhttps://img.example/demo/b.jpg',
  tags: { [ENDPOINT]: 'tv\n\nradio' },
};

describe('a draft', () => {
  it('asks for its lines, without blank ones and the spaces around', () => {
    expect(requestOf({ ...DRAFT, reason: ' New photos ' })).toEqual({
      urls: ['https://img.example/demo/a.jpg', 'https://img.example/demo/b.jpg'],
      tags: [
        { endpoint: ENDPOINT, tag: 'tv' },
        { endpoint: ENDPOINT, tag: 'radio' },
      ],
      reason: 'New photos',
    });
  });

  it('passes over a time that is none', () => {
    expect(requestOf({ ...emptyDraft('demo'), notBefore: '202609-12-24T09:00' })).toEqual({});
  });

  it('asks for nothing that was not entered', () => {
    expect(requestOf(emptyDraft('demo'))).toEqual({});
  });

  it('knows the line of each item', () => {
    expect(itemsOf(DRAFT).places).toEqual([
      { endpoint: '', line: 1 },
      { endpoint: '', line: 3 },
      { endpoint: ENDPOINT, line: 0 },
      { endpoint: ENDPOINT, line: 2 },
    ]);
  });

  it('gets another line in the place of one, or none', () => {
    expect(withLine({ ...DRAFT, urls: 'a\nb\nc' }, { endpoint: '', line: 1 }, 'B').urls).toBe('a\nB\nc');
    expect(withLine({ ...DRAFT, urls: 'a\nb\nc' }, { endpoint: '', line: 1 }, undefined).urls).toBe('a\nc');
    expect(withLine(DRAFT, { endpoint: ENDPOINT, line: 2 }, 'lamp').tags[ENDPOINT]).toBe('tv\n\nlamp');
  });

  it('is made again from what was asked for', () => {
    const request = requestOf({ ...DRAFT, reason: 'Why' });

    expect(requestOf(draftOfRequest('demo', request))).toEqual(request);
  });

  it('is made from a purge, items of several endpoints included', () => {
    const since = '2026-01-30T12:00:00Z';
    const items = [
      { index: 0, url: 'https://img.example/demo/a.jpg', status: 'queued' as const, since },
      { index: 1, endpoint: ENDPOINT, tag: 'tv', status: 'queued' as const, since },
      { index: 2, endpoint: 'https://other.example/', tag: 'tv', status: 'queued' as const, since },
    ];

    expect(draftOf('demo', { items, reason: 'Why' })).toMatchObject({
      urls: 'https://img.example/demo/a.jpg',
      tags: { [ENDPOINT]: 'tv', 'https://other.example/': 'tv' },
      reason: 'Why',
      notBefore: '',
    });
  });
});
