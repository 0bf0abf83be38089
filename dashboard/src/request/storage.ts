import type { Api } from '../api/api';
import { randomKey } from '../ui/random';
import type { PendingRequest, SubmissionStorage } from './submission';
import { Submission } from './submission';

/**
 * Stores a pending request in the tab's session storage, which survives a reload and ends with the tab. It never stores the API
 * key. If the browser denies storage, a reload loses the request.
 */
export function tabStorage(account: string): SubmissionStorage {
  const name = `edgepurge.sent.${account}`;
  return { load: () => read(name) as PendingRequest | undefined, save: (request) => write(name, request) };
}

/** Returns the stored value; undefined if it is missing or unreadable. */
export function read(name: string): unknown {
  try {
    const json = window.sessionStorage.getItem(name);
    return json === null ? undefined : (JSON.parse(json) as unknown);
  } catch {
    return undefined;
  }
}

/** @param value undefined deletes the stored value */
export function write(name: string, value: unknown): void {
  try {
    if (value === undefined) {
      window.sessionStorage.removeItem(name);
    } else {
      window.sessionStorage.setItem(name, JSON.stringify(value));
    }
  } catch {
    // Storage is full or denied: continue without it.
  }
}

export function newSubmission(account: string, api: Api): Submission {
  return new Submission(api, { storage: tabStorage(account), newKey: randomKey, now: Date.now, schedule });
}

/** Runs a callback after a delay, or as soon as the browser is online again. Returns a function that cancels it. */
function schedule(milliseconds: number, callback: () => void): () => void {
  const cancel = () => {
    window.clearTimeout(timer);
    window.removeEventListener('online', run);
  };
  const run = () => {
    cancel();
    callback();
  };
  const timer = window.setTimeout(run, milliseconds);
  window.addEventListener('online', run);
  return cancel;
}
