import { describe, expect, it } from 'vitest';
import { ProblemError, UnansweredError } from '../api/errors';
import type { AcceptedPurge, Problem, PurgeRequest } from '../api/types';
import type { Memory, Sent } from './submission';
import { Submission } from './submission';

const NOW = Date.parse('2026-01-30T12:00:00Z');
const HOUR = 3_600_000;
const REQUEST: PurgeRequest = { urls: ['https://img.example/demo/a.jpg'] };
const PURGE = { id: 'p', items: [] } as unknown as AcceptedPurge;

function problem(kind: string, status: number): ProblemError {
  return new ProblemError({ type: `/problems/${kind}`, title: kind, status, detail: kind } as Problem);
}

/** Answers what it was given, in that order, and remembers the keys that it was asked with. */
class ScriptedApi {
  readonly keys: string[] = [];

  constructor(private readonly answers: (AcceptedPurge | Error)[]) {}

  submit(_request: PurgeRequest, idempotencyKey: string): Promise<AcceptedPurge> {
    this.keys.push(idempotencyKey);
    const answer = this.answers.shift() ?? new UnansweredError('no more answers');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }
}

class InMemory implements Memory {
  kept: Sent | undefined;

  load() {
    return this.kept;
  }

  save(sent: Sent | undefined) {
    this.kept = sent;
  }
}

/** With time that stands still until `pass` is called. */
function submissionOver(api: ScriptedApi, memory = new InMemory(), clock = { now: NOW }) {
  let keys = 0;
  let due: (() => void) | undefined;
  const submission = new Submission(api, {
    memory,
    now: () => clock.now,
    newKey: () => `key-${++keys}`,
    later: (_milliseconds, then) => {
      due = then;
      return () => (due = undefined);
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    submission,
    memory,
    settled,
    pass: async () => {
      due?.();
      await settled();
    },
  };
}

describe('a submission', () => {
  it('is forgotten once it is accepted', async () => {
    const { submission, memory, settled } = submissionOver(new ScriptedApi([PURGE]));

    submission.submit(REQUEST);
    expect(submission.state().kind).toBe('sending');
    expect(memory.kept).toEqual({ idempotencyKey: 'key-1', request: REQUEST, at: NOW });
    await settled();

    expect(submission.state()).toMatchObject({ kind: 'accepted', purge: PURGE });
    expect(memory.kept).toBeUndefined();
  });

  it('is sent again under the same key until an answer comes', async () => {
    const api = new ScriptedApi([
      new UnansweredError('lost'),
      problem('unavailable', 503),
      problem('internal-error', 500),
      PURGE,
    ]);
    const { submission, settled, pass } = submissionOver(api);

    submission.submit(REQUEST);
    await settled();
    expect(submission.state()).toMatchObject({ kind: 'unknown', reason: 'lost', failures: 1 });
    await pass();
    await pass();
    await pass();

    expect(submission.state().kind).toBe('accepted');
    expect(api.keys).toEqual(['key-1', 'key-1', 'key-1', 'key-1']);
  });

  it('is not asked for twice by an impatient click', async () => {
    const api = new ScriptedApi([new UnansweredError('lost'), PURGE]);
    const { submission, settled } = submissionOver(api);

    submission.submit(REQUEST);
    submission.submit(REQUEST);
    await settled();
    submission.submit({ urls: ['https://img.example/demo/other.jpg'] });
    submission.tryNow();
    await settled();

    expect(api.keys).toEqual(['key-1', 'key-1']);
    expect(submission.state()).toMatchObject({ kind: 'accepted', request: REQUEST });
  });

  it('ends with a refusal, after which the next has a key of its own', async () => {
    const api = new ScriptedApi([problem('quota-exceeded', 429), PURGE]);
    const { submission, memory, settled } = submissionOver(api);

    submission.submit(REQUEST);
    await settled();
    expect(submission.state().kind).toBe('refused');
    expect(memory.kept).toBeUndefined();
    submission.submit(REQUEST);
    await settled();

    expect(api.keys).toEqual(['key-1', 'key-2']);
  });

  it('goes on after a reload under the key that it had', async () => {
    const before = submissionOver(new ScriptedApi([new UnansweredError('lost')]));
    before.submission.submit(REQUEST);
    await before.settled();
    before.submission.stop();

    const api = new ScriptedApi([PURGE]);
    const after = submissionOver(api, before.memory);
    after.submission.resume();
    await after.settled();

    expect(api.keys).toEqual(['key-1']);
    expect(after.submission.state()).toMatchObject({ kind: 'accepted', request: REQUEST });
    expect(after.memory.kept).toBeUndefined();
  });

  it('is not sent under a key that the API may have forgotten', async () => {
    const memory = new InMemory();
    memory.kept = { idempotencyKey: 'old', request: REQUEST, at: NOW - 24 * HOUR };
    const api = new ScriptedApi([PURGE]);
    const { submission, settled } = submissionOver(api, memory);

    submission.resume();
    await settled();

    expect(api.keys).toEqual([]);
    expect(submission.state()).toMatchObject({ kind: 'doubtful', request: REQUEST });
    expect(memory.kept).toBeUndefined();
  });

  it('is not tried any more once that time is over', async () => {
    const clock = { now: NOW };
    const api = new ScriptedApi([new UnansweredError('lost'), PURGE]);
    const { submission, settled, pass } = submissionOver(api, new InMemory(), clock);
    submission.submit(REQUEST);
    await settled();

    clock.now = NOW + 24 * HOUR;
    await pass();

    expect(api.keys).toEqual(['key-1']);
    expect(submission.state().kind).toBe('doubtful');
  });

  it('is in doubt when another session is refused: an attempt of the one before may have been accepted', async () => {
    const memory = new InMemory();
    memory.kept = { idempotencyKey: 'before', request: REQUEST, at: NOW };
    const { submission, settled } = submissionOver(new ScriptedApi([problem('not-allowed', 403)]), memory);

    submission.resume();
    await settled();

    expect(submission.state()).toMatchObject({ kind: 'doubtful', reason: 'not-allowed' });
  });

  it('is kept for the next session when the key is refused after an attempt without an answer', async () => {
    const api = new ScriptedApi([new UnansweredError('lost'), problem('key-unknown', 403)]);
    const { submission, memory, settled, pass } = submissionOver(api);

    submission.submit(REQUEST);
    await settled();
    await pass();

    expect(memory.kept).toMatchObject({ idempotencyKey: 'key-1' });
    expect(submission.state().kind).toBe('idle');
  });

  it('is over when the key is refused at the first attempt: nothing was asked for', async () => {
    const { submission, memory, settled } = submissionOver(new ScriptedApi([problem('key-unknown', 403)]));

    submission.submit(REQUEST);
    await settled();

    expect(memory.kept).toBeUndefined();
    expect(submission.state().kind).toBe('refused');
  });
});
