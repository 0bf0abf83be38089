import { useSyncExternalStore } from 'react';
import type { Account, CoveredSpellings, Purge, PurgeRequest, RequestedTag } from '../api/types';
import { read, write } from './storage';

/** The contents of the fields of a new request. */
export interface Draft {
  account: string;
  /** One URL per line. */
  urls: string;
  /** One tag per line, by URL endpoint. */
  tags: Record<string, string>;
  /** One image per line. */
  images: string;
  reason: string;
  /** A local time such as `2026-12-24T09:00`; empty means now. */
  notBefore: string;
  /** True to delay the purge so that it can be undone. */
  undoable: boolean;
  /** The spellings to purge; undefined means the settings of the URL endpoints. */
  spellings?: CoveredSpellings | undefined;
  /** True to visit the first URLs after the purge; undefined means the settings of the URL endpoints. */
  verify?: boolean | undefined;
}

/** Returns the key in the session storage. A draft outlives the session, so that an expired API key does not lose it. */
function storageKey(account: string): string {
  return `edgepurge.draft.${account}`;
}

export function emptyDraft(account: string): Draft {
  return { account, urls: '', tags: {}, images: '', reason: '', notBefore: '', undoable: true };
}

/** Loads the draft of an account, or an empty one. */
export function loadDraft(account: string): Draft {
  return { ...emptyDraft(account), ...(read(storageKey(account)) as Partial<Draft> | undefined) };
}

export function saveDraft(draft: Draft): void {
  write(storageKey(draft.account), draft);
}

export function deleteDraft(account: string): void {
  write(storageKey(account), undefined);
}

let revision = 0;
const listeners = new Set<() => void>();

/** Replaces the stored draft and notifies the view that shows it. */
export function replaceDraft(draft: Draft): void {
  saveDraft(draft);
  revision++;
  listeners.forEach((listener) => listener());
}

/** Returns a number that changes each time a draft is replaced. */
export function useDraftRevision(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => revision,
  );
}

/** Returns true if a draft purges all spellings of each URL, by choice or by the settings of all URL endpoints. */
export function purgesAllSpellings({ spellings }: Draft, { endpoints }: Pick<Account, 'endpoints'>): boolean {
  return spellings ? spellings === 'all' : endpoints.length > 0 && endpoints.every((one) => one.spellings === 'all');
}

/** Returns true if a draft and a request have the same items, spellings and reason. The time is ignored. */
export function matchesRequest(draft: Draft, request: PurgeRequest): boolean {
  const withoutTime = ({ urls, tags, images, spellings, verify, reason }: PurgeRequest) =>
    JSON.stringify([urls, tags, images, spellings, verify, reason]);
  return withoutTime(toRequest(draft)) === withoutTime(request);
}

/** Creates a draft with the items, the spellings and the reason of a purge. */
export function draftFromPurge(
  account: string,
  purge: Pick<Purge, 'items' | 'spellings' | 'verify' | 'reason'>,
): Draft {
  return draftFromItems(account, purge.items, purge);
}

/** Creates a draft with the items, the spellings and the reason of a request. */
export function draftFromRequest(account: string, request: PurgeRequest): Draft {
  const urls = (request.urls ?? []).map((url) => ({ url }));
  const images = (request.images ?? []).map((image) => ({ image }));
  return draftFromItems(account, [...urls, ...(request.tags ?? []), ...images], request);
}

function draftFromItems(
  account: string,
  items: { url?: string; endpoint?: string; tag?: string; image?: string }[],
  { spellings, verify, reason }: Pick<PurgeRequest, 'spellings' | 'verify' | 'reason'>,
): Draft {
  const tags: Record<string, string> = {};
  for (const { endpoint, tag } of items) {
    if (endpoint !== undefined && tag !== undefined) {
      tags[endpoint] = tags[endpoint] === undefined ? tag : `${tags[endpoint]}\n${tag}`;
    }
  }
  const urls = items.flatMap(({ url }) => url ?? []).join('\n');
  const images = items.flatMap(({ image }) => image ?? []).join('\n');
  return { ...emptyDraft(account), urls, tags, images, spellings, verify, reason: reason ?? '' };
}

/** The value of `Position.endpoint` for images. It can't be the URL of an endpoint. */
export const IMAGES = 'images';

/** The position of an item: the text and the line in it. */
export interface Position {
  /** The endpoint of a tag; empty for URLs; `IMAGES` for images. */
  endpoint: string;
  /** The line, starting at 0. */
  line: number;
}

/** The items of a draft in the API's order, URLs first and images last, each with its position. */
export interface DraftItems {
  urls: string[];
  tags: RequestedTag[];
  images: string[];
  /** The positions by the API's item index. */
  positions: Position[];
}

/** Splits a draft into items. It skips blank lines and trims the others. */
export function parseItems(draft: Draft): DraftItems {
  const urls = linesOf(draft.urls);
  const tags = Object.entries(draft.tags).flatMap(([endpoint, text]) =>
    linesOf(text).map(({ text: tag, line }) => ({ endpoint, tag, line })),
  );
  const images = linesOf(draft.images);
  return {
    urls: urls.map(({ text }) => text),
    tags: tags.map(({ endpoint, tag }) => ({ endpoint, tag })),
    images: images.map(({ text }) => text),
    positions: [
      ...urls.map(({ line }) => ({ endpoint: '', line })),
      ...tags.map(({ endpoint, line }) => ({ endpoint, line })),
      ...images.map(({ line }) => ({ endpoint: IMAGES, line })),
    ],
  };
}

export function itemCount({ urls, tags, images }: DraftItems): number {
  return urls.length + tags.length + images.length;
}

/** Returns the request of a draft. */
export function toRequest(draft: Draft): PurgeRequest {
  const { urls, tags, images } = parseItems(draft);
  return {
    ...(urls.length > 0 ? { urls } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(images.length > 0 ? { images } : {}),
    ...(draft.spellings ? { spellings: draft.spellings } : {}),
    ...(draft.verify === undefined ? {} : { verify: draft.verify }),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
    ...notBeforeOf(draft),
  };
}

/** Returns the time of a draft. It ignores an invalid time. */
function notBeforeOf({ notBefore }: Draft): { notBefore?: string } {
  const time = new Date(notBefore);
  return Number.isNaN(time.getTime()) ? {} : { notBefore: time.toISOString() };
}

/** @param replacement undefined removes the line */
export function withLine(draft: Draft, { endpoint, line }: Position, replacement: string | undefined): Draft {
  const lines = textAt(draft, endpoint).split('\n');
  lines.splice(line, 1, ...(replacement === undefined ? [] : [replacement]));
  return withText(draft, endpoint, lines.join('\n'));
}

/** @param endpoint empty for the URLs, `IMAGES` for the images */
export function textAt(draft: Draft, endpoint: string): string {
  if (endpoint === IMAGES) {
    return draft.images;
  }
  return endpoint === '' ? draft.urls : (draft.tags[endpoint] ?? '');
}

/** @param endpoint empty for the URLs, `IMAGES` for the images */
export function withText(draft: Draft, endpoint: string, text: string): Draft {
  if (endpoint === IMAGES) {
    return { ...draft, images: text };
  }
  return endpoint === '' ? { ...draft, urls: text } : { ...draft, tags: { ...draft.tags, [endpoint]: text } };
}

function linesOf(text: string): { text: string; line: number }[] {
  return text
    .split('\n')
    .map((content, line) => ({ text: content.trim(), line }))
    .filter(({ text: content }) => content !== '');
}
