import { describe, expect, it } from 'vitest';
import { ProblemError, NoResponseError } from '../api/errors';
import type { AcceptedPurge, Problem, PurgeRequest } from '../api/types';
import type { SubmissionStorage, PendingRequest } from './submission';
import { Submission } from './submission';

const NOW = Date.parse('2026-01-30T12:00:00Z');
const HOUR = 3_600_000;
const REQUEST: PurgeRequest = { urls: ['https://img.example/demo/a.jpg'] };
const PURGE = { id: 'p', items: [] } as unknown as AcceptedPurge;

function problem(kind: string, status: number): ProblemError {
  return new ProblemError({ type: `/problems/${kind}`, title: kind, status, detail: kind } as Problem);
}

/** Returns the scripted results in order and records the idempotency keys. */
class ScriptedApi {
  readonly keys: string[] = [];

  constructor(private readonly results: (AcceptedPurge | Error)[]) {}

  submit(_request: PurgeRequest, idempotencyKey: string): Promise<AcceptedPurge> {
    this.keys.push(idempotencyKey);
    const result = this.results.shift() ?? new NoResponseError('no more results');
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  }
}

class InMemoryStorage implements SubmissionStorage {
  stored: PendingRequest | undefined;

  load() {
    return this.stored;
  }

  save(request: PendingRequest | undefined) {
    this.stored = request;
  }
}

/** Creates a submission with a virtual clock: a scheduled retry runs when `runScheduled` is called. */
function submissionOver(api: ScriptedApi, storage = new InMemoryStorage(), clock = { now: NOW }) {
  let keys = 0;
  let scheduled: (() => void) | undefined;
  const submission = new Submission(api, {
    storage,
    now: () => clock.now,
    newKey: () => `key-${++keys}`,
    schedule: (_milliseconds, callback) => {
      scheduled = callback;
      return () => (scheduled = undefined);
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    submission,
    storage,
    settled,
    runScheduled: async () => {
      scheduled?.();
      await settled();
    },
  };
}

describe('a submission', () => {
  it('is deleted from storage once it is accepted', async () => {
    const { submission, storage, settled } = submissionOver(new ScriptedApi([PURGE]));

    submission.submit(REQUEST);
    expect(submission.state().kind).toBe('sending');
    expect(storage.stored).toEqual({ idempotencyKey: 'key-1', request: REQUEST, at: NOW });
    await settled();

    expect(submission.state()).toMatchObject({ kind: 'accepted', purge: PURGE });
    expect(storage.stored).toBeUndefined();
  });

  it('is retried with the same key until there is a response', async () => {
    const api = new ScriptedApi([
      new NoResponseError('lost'),
      problem('unavailable', 503),
      problem('internal-error', 500),
      PURGE,
    ]);
    const { submission, settled, runScheduled } = submissionOver(api);

    submission.submit(REQUEST);
    await settled();
    expect(submission.state()).toMatchObject({ kind: 'unknown', reason: 'lost', failures: 1 });
    await runScheduled();
    await runScheduled();
    await runScheduled();

    expect(submission.state().kind).toBe('accepted');
    expect(api.keys).toEqual(['key-1', 'key-1', 'key-1', 'key-1']);
  });

  it('is not sent twice by repeated clicks', async () => {
    const api = new ScriptedApi([new NoResponseError('lost'), PURGE]);
    const { submission, settled } = submissionOver(api);

    submission.submit(REQUEST);
    submission.submit(REQUEST);
    await settled();
    submission.submit({ urls: ['https://img.example/demo/other.jpg'] });
    submission.retryNow();
    await settled();

    expect(api.keys).toEqual(['key-1', 'key-1']);
    expect(submission.state()).toMatchObject({ kind: 'accepted', request: REQUEST });
  });

  it('ends with a refusal, and the next one gets a new key', async () => {
    const api = new ScriptedApi([problem('quota-exceeded', 429), PURGE]);
    const { submission, storage, settled } = submissionOver(api);

    submission.submit(REQUEST);
    await settled();
    expect(submission.state().kind).toBe('refused');
    expect(storage.stored).toBeUndefined();
    submission.submit(REQUEST);
    await settled();

    expect(api.keys).toEqual(['key-1', 'key-2']);
  });

  it('resumes after a reload with the same key', async () => {
    const before = submissionOver(new ScriptedApi([new NoResponseError('lost')]));
    before.submission.submit(REQUEST);
    await before.settled();
    before.submission.stop();

    const api = new ScriptedApi([PURGE]);
    const after = submissionOver(api, before.storage);
    after.submission.resume();
    await after.settled();

    expect(api.keys).toEqual(['key-1']);
    expect(after.submission.state()).toMatchObject({ kind: 'accepted', request: REQUEST });
    expect(after.storage.stored).toBeUndefined();
  });

  it('is unconfirmed if its key has expired at the API', async () => {
    const storage = new InMemoryStorage();
    storage.stored = { idempotencyKey: 'old', request: REQUEST, at: NOW - 24 * HOUR };
    const api = new ScriptedApi([PURGE]);
    const { submission, settled } = submissionOver(api, storage);

    submission.resume();
    await settled();

    expect(api.keys).toEqual([]);
    expect(submission.state()).toMatchObject({ kind: 'unconfirmed', request: REQUEST });
    expect(storage.stored).toBeUndefined();
  });

  it('is not retried after its key has expired', async () => {
    const clock = { now: NOW };
    const api = new ScriptedApi([new NoResponseError('lost'), PURGE]);
    const { submission, settled, runScheduled } = submissionOver(api, new InMemoryStorage(), clock);
    submission.submit(REQUEST);
    await settled();

    clock.now = NOW + 24 * HOUR;
    await runScheduled();

    expect(api.keys).toEqual(['key-1']);
    expect(submission.state().kind).toBe('unconfirmed');
  });

  it('is unconfirmed if a resumed attempt is refused, because an earlier one may have been accepted', async () => {
    const storage = new InMemoryStorage();
    storage.stored = { idempotencyKey: 'before', request: REQUEST, at: NOW };
    const { submission, settled } = submissionOver(new ScriptedApi([problem('not-allowed', 403)]), storage);

    submission.resume();
    await settled();

    expect(submission.state()).toMatchObject({ kind: 'unconfirmed', reason: 'not-allowed' });
  });

  it('stays stored if the API key is rejected after an attempt without a response', async () => {
    const api = new ScriptedApi([new NoResponseError('lost'), problem('key-unknown', 403)]);
    const { submission, storage, settled, runScheduled } = submissionOver(api);

    submission.submit(REQUEST);
    await settled();
    await runScheduled();

    expect(storage.stored).toMatchObject({ idempotencyKey: 'key-1' });
    expect(submission.state().kind).toBe('idle');
  });

  it('is refused if the API key is rejected at the first attempt', async () => {
    const { submission, storage, settled } = submissionOver(new ScriptedApi([problem('key-unknown', 403)]));

    submission.submit(REQUEST);
    await settled();

    expect(storage.stored).toBeUndefined();
    expect(submission.state().kind).toBe('refused');
  });
});
