import { useSyncExternalStore } from 'react';

/** The views; the part of the address after `#` names one, so that no server has to know them, nor sees what is searched for. */
export type Page = 'purges' | 'purge' | 'new' | 'quota' | 'schedules' | 'unknown';

export interface Route {
  page: Page;
  /** Of the purge that is shown; empty elsewhere. */
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

/** Goes there; the place left stays behind the back button. */
export function go(href: string): void {
  window.location.hash = href;
}

/** Another state of the same view: takes the place of this one, so that the back button leaves the view. */
export function replaceParams(params: URLSearchParams): void {
  const path = window.location.hash.split('?', 1)[0] ?? '';
  const query = params.toString();
  window.history.replaceState(null, '', query === '' ? path || '#/purges' : `${path || '#/purges'}?${query}`);
  // The browser tells nobody of a replacement.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

let last = { hash: '', route: parseRoute('') };

/** The same object as long as the address is the same. */
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

/** An id that is not well encoded is nobody's, which the API says better. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
