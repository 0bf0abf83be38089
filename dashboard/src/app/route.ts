import { useSyncExternalStore } from 'react';

/** The views. The URL's fragment names one, so the server neither knows them nor sees search terms. */
export type Page = 'purges' | 'purge' | 'new' | 'quota' | 'schedules' | 'unknown';

export interface Route {
  page: Page;
  /** The id of the purge on the page `purge`; otherwise empty. */
  id: string;
  params: URLSearchParams;
}

const BY_NAME = new Map<string, Page>([
  ['', 'purges'],
  ['purges', 'purges'],
  ['new', 'new'],
  ['quota', 'quota'],
  ['schedules', 'schedules'],
]);

export function parseRoute(hash: string): Route {
  const [path = ''] = hash.replace(/^#\/?/, '').split('?', 1);
  const params = new URLSearchParams(hash.slice(hash.indexOf('?') + 1 || hash.length));
  const [name = '', id = '', ...rest] = path.split('/');
  if (rest.length > 0 || (id !== '' && name !== 'purges')) {
    return { page: 'unknown', id: '', params };
  }
  return id === '' ? { page: BY_NAME.get(name) ?? 'unknown', id, params } : { page: 'purge', id: decoded(id), params };
}

export const hrefs = {
  purges: '#/purges',
  new: '#/new',
  quota: '#/quota',
  schedules: '#/schedules',
  purge: (id: string) => `#/purges/${encodeURIComponent(id)}`,
};

/** Navigates to a view and adds an entry to the browser's history. */
export function navigate(href: string): void {
  window.location.hash = href;
}

/** Replaces the parameters of the current view without a new history entry, so that the back button leaves the view. */
export function replaceParams(params: URLSearchParams): void {
  const path = window.location.hash.split('?', 1)[0] ?? '';
  const query = params.toString();
  window.history.replaceState(null, '', query === '' ? path || '#/purges' : `${path || '#/purges'}?${query}`);
  // The browser fires no event for `replaceState`.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

let last = { hash: '', route: parseRoute('') };

/** Returns the same object until the fragment changes. */
function current(): Route {
  const hash = window.location.hash;
  if (hash !== last.hash) {
    last = { hash, route: parseRoute(hash) };
  }
  return last.route;
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}

/** Returns a malformed id as it is; the API reports it as unknown. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
