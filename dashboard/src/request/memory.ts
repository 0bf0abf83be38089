import { randomKey } from '../ui/random';
import type { Memory, Sent } from './submission';
import { Submission } from './submission';
import type { Api } from '../api/api';

/**
 * In the tab's own storage, which survives a reload and ends with the tab. It holds what was asked for, never the key that asked.
 * Where the browser refuses storage, a reload forgets.
 */
export function tabMemory(account: string): Memory {
  const place = `edgepurge.sent.${account}`;
  return { load: () => read(place) as Sent | undefined, save: (sent) => write(place, sent) };
}

/** What is kept under a name, if it is there and readable. */
export function read(name: string): unknown {
  try {
    const kept = window.sessionStorage.getItem(name);
    return kept === null ? undefined : (JSON.parse(kept) as unknown);
  } catch {
    return undefined;
  }
}

/** @param value undefined forgets what was kept */
export function write(name: string, value: unknown): void {
  try {
    if (value === undefined) {
      window.sessionStorage.removeItem(name);
    } else {
      window.sessionStorage.setItem(name, JSON.stringify(value));
    }
  } catch {
    // full, or forbidden: this tab goes on without
  }
}

export function newSubmission(account: string, api: Api): Submission {
  return new Submission(api, { memory: tabMemory(account), newKey: randomKey, now: Date.now, later });
}

function later(milliseconds: number, then: () => void): () => void {
  const giveUp = () => {
    window.clearTimeout(timer);
    window.removeEventListener('online', now);
  };
  const now = () => {
    giveUp();
    then();
  };
  const timer = window.setTimeout(now, milliseconds);
  window.addEventListener('online', now);
  return giveUp;
}
