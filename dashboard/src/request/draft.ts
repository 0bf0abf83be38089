import { useSyncExternalStore } from 'react';
import type { Purge, PurgeRequest, RequestedTag } from '../api/types';
import { read, write } from './memory';

/** What is being written on the new-request view, as it stands in the fields. */
export interface Draft {
  account: string;
  /** One a line. */
  urls: string;
  /** One a line, by URL endpoint. */
  tags: Record<string, string>;
  reason: string;
  /** `2026-12-24T09:00` by this machine's clock; empty means at once. */
  notBefore: string;
  /** Whether it waits a moment in which it can be undone. */
  undoable: boolean;
}

/** Where a draft is kept while the tab lives: a key that expires must not cost a hundred lines. */
function placeOf(account: string): string {
  return `edgepurge.draft.${account}`;
}

export function emptyDraft(account: string): Draft {
  return { account, urls: '', tags: {}, reason: '', notBefore: '', undoable: true };
}

/** Nothing of another account's. */
export function keptDraft(account: string): Draft {
  return { ...emptyDraft(account), ...(read(placeOf(account)) as Partial<Draft> | undefined) };
}

export function keepDraft(draft: Draft): void {
  write(placeOf(draft.account), draft);
}

export function dropDraft(account: string): void {
  write(placeOf(account), undefined);
}

let revision = 0;
const listeners = new Set<() => void>();

/** Another draft takes the place of the one that may be on the screen. */
export function replaceDraft(draft: Draft): void {
  keepDraft(draft);
  revision++;
  listeners.forEach((listener) => listener());
}

/** Another number each time a draft was replaced. */
export function useDraftRevision(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => revision,
  );
}

/** Whether a draft asks for these very items, for this reason, whenever. */
export function asksFor(draft: Draft, request: PurgeRequest): boolean {
  const untimed = (some: PurgeRequest) => JSON.stringify([some.urls, some.tags, some.reason]);
  return untimed(requestOf(draft)) === untimed(request);
}

/** The same once more. */
export function draftOf(account: string, purge: Pick<Purge, 'items' | 'reason'>): Draft {
  return draftOfItems(account, purge.items, purge.reason);
}

/** What was sent, to be sent otherwise. */
export function draftOfRequest(account: string, request: PurgeRequest): Draft {
  return draftOfItems(
    account,
    [...(request.urls ?? []).map((url) => ({ url })), ...(request.tags ?? [])],
    request.reason,
  );
}

function draftOfItems(
  account: string,
  items: { url?: string; endpoint?: string; tag?: string }[],
  reason: string | undefined,
): Draft {
  const tags: Record<string, string> = {};
  for (const { endpoint, tag } of items) {
    if (endpoint !== undefined && tag !== undefined) {
      tags[endpoint] = tags[endpoint] === undefined ? tag : `${tags[endpoint]}\n${tag}`;
    }
  }
  const urls = items.flatMap(({ url }) => url ?? []).join('\n');
  return { ...emptyDraft(account), urls, tags, reason: reason ?? '' };
}

/** An item's place: which text it stands in, and on which line of it, from 0. */
export interface Place {
  /** Empty for the URLs. */
  endpoint: string;
  line: number;
}

/** The items of a draft in the API's order, URLs first, each with its place. */
export interface DraftItems {
  urls: string[];
  tags: RequestedTag[];
  /** By index, as the API counts. */
  places: Place[];
}

/** Blank lines are none, and spaces around a line do not belong to it. */
export function itemsOf(draft: Draft): DraftItems {
  const urls = linesOf(draft.urls);
  const tags = Object.entries(draft.tags).flatMap(([endpoint, text]) =>
    linesOf(text).map(({ text: tag, line }) => ({ endpoint, tag, line })),
  );
  return {
    urls: urls.map(({ text }) => text),
    tags: tags.map(({ endpoint, tag }) => ({ endpoint, tag })),
    places: [
      ...urls.map(({ line }) => ({ endpoint: '', line })),
      ...tags.map(({ endpoint, line }) => ({ endpoint, line })),
    ],
  };
}

export function countOf({ urls, tags }: DraftItems): number {
  return urls.length + tags.length;
}

/** What is asked for, but for the time at which it is due. */
export function requestOf(draft: Draft): PurgeRequest {
  const { urls, tags } = itemsOf(draft);
  return {
    ...(urls.length > 0 ? { urls } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
    ...timeOf(draft),
  };
}

/** What cannot be a time is as if it were not there. */
function timeOf({ notBefore }: Draft): { notBefore?: string } {
  const time = new Date(notBefore);
  return Number.isNaN(time.getTime()) ? {} : { notBefore: time.toISOString() };
}

/** @param replacement undefined takes the line away */
export function withLine(draft: Draft, { endpoint, line }: Place, replacement: string | undefined): Draft {
  const lines = textAt(draft, endpoint).split('\n');
  lines.splice(line, 1, ...(replacement === undefined ? [] : [replacement]));
  return withText(draft, endpoint, lines.join('\n'));
}

/** @param endpoint empty for the URLs */
export function textAt(draft: Draft, endpoint: string): string {
  return endpoint === '' ? draft.urls : (draft.tags[endpoint] ?? '');
}

/** @param endpoint empty for the URLs */
export function withText(draft: Draft, endpoint: string, text: string): Draft {
  return endpoint === '' ? { ...draft, urls: text } : { ...draft, tags: { ...draft.tags, [endpoint]: text } };
}

function linesOf(text: string): { text: string; line: number }[] {
  return text
    .split('\n')
    .map((content, line) => ({ text: content.trim(), line }))
    .filter(({ text: content }) => content !== '');
}
