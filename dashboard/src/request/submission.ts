import { keyRefused, sentence, worthAnotherTry } from '../api/errors';
import { pauseMilliseconds } from '../api/queries';
import type { AcceptedPurge, PurgeRequest } from '../api/types';

/** A request on its way, and the key under which it is one purge however often it is sent. */
export interface Sent {
  idempotencyKey: string;
  request: PurgeRequest;
  /** When it was sent first, by this machine's clock in milliseconds. */
  at: number;
}

export type SubmissionState =
  | { kind: 'idle' }
  /** With the attempts before that had no answer, if there were any. */
  | { kind: 'sending'; request: PurgeRequest; failures: number }
  /** No answer came: whether there is a purge is not known, and it is asked again under the same key. */
  | { kind: 'unknown'; request: PurgeRequest; reason: string; failures: number }
  | { kind: 'accepted'; request: PurgeRequest; purge: AcceptedPurge }
  | { kind: 'refused'; request: PurgeRequest; error: unknown }
  /** It cannot be asked again, and whether an earlier attempt was accepted is not known. */
  | { kind: 'doubtful'; request: PurgeRequest; reason: string };

/** Where a request waits that has no answer yet, so that a reload of the page does not forget its key. */
export interface Memory {
  load(): Sent | undefined;
  save(sent: Sent | undefined): void;
}

export interface Sender {
  submit(request: PurgeRequest, idempotencyKey: string): Promise<AcceptedPurge>;
}

interface Surroundings {
  memory: Memory;
  newKey: () => string;
  now: () => number;
  /** Calls back after a while, or sooner when the machine is online again; the answer gives that up. */
  later: (milliseconds: number, then: () => void) => () => void;
}

/** The API remembers a key for a day at least (docs/openapi.yaml); a clock may have been set meanwhile. */
const KEY_LASTS_MILLISECONDS = 23 * 3_600_000;

/**
 * One request at a time, sent until it is known what became of it. Its idempotency key is drawn once, before the first attempt,
 * and kept until an answer came: lost answers, reloads and impatient clicks never make a second purge.
 */
export class Submission {
  #state: SubmissionState = { kind: 'idle' };
  #sent: Sent | undefined;
  /** Whether what is sent was begun by a session before, maybe with another key of the account. */
  #resumed = false;
  #giveUpWaiting: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly api: Sender,
    private readonly around: Surroundings,
  ) {}

  /** Goes on with what had no answer when the page was left. */
  resume(): void {
    const sent = this.around.memory.load();
    if (sent && this.#state.kind === 'idle') {
      this.#sent = sent;
      this.#resumed = true;
      void this.#send(sent, 1);
    }
  }

  /** The same object until something changes. */
  readonly state = (): SubmissionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Does nothing while the one before has no answer. */
  submit(request: PurgeRequest): void {
    if (this.#sent) {
      return;
    }
    const sent = { idempotencyKey: this.around.newKey(), request, at: this.around.now() };
    this.#sent = sent;
    this.#resumed = false;
    this.around.memory.save(sent);
    void this.#send(sent, 0);
  }

  /** Asks at once instead of at the next time. */
  tryNow(): void {
    if (this.#sent && this.#state.kind === 'unknown') {
      this.#giveUpWaiting();
      void this.#send(this.#sent, this.#state.failures);
    }
  }

  /** Makes room for the next one. Not possible while there is no answer. */
  forget(): void {
    if (!this.#sent) {
      this.#become({ kind: 'idle' });
    }
  }

  /** Sends nothing more; what has no answer yet is gone on with by the next session's `resume`. */
  stop(): void {
    this.#giveUpWaiting();
    this.#sent = undefined;
    this.#state = { kind: 'idle' };
    this.#listeners.clear();
  }

  async #send(sent: Sent, failures: number): Promise<void> {
    if (this.around.now() - sent.at > KEY_LASTS_MILLISECONDS) {
      this.#answered(sent, {
        kind: 'doubtful',
        request: sent.request,
        reason: 'It was sent too long ago to be asked again.',
      });
      return;
    }
    this.#become({ kind: 'sending', request: sent.request, failures });
    try {
      const purge = await this.api.submit(sent.request, sent.idempotencyKey);
      this.#answered(sent, { kind: 'accepted', request: sent.request, purge });
    } catch (error) {
      this.#failed(sent, error, failures);
    }
  }

  #failed(sent: Sent, error: unknown, failures: number): void {
    if (this.#sent !== sent) {
      return;
    }
    if (!worthAnotherTry(error)) {
      this.#refused(sent, error, failures);
      return;
    }
    this.#become({ kind: 'unknown', request: sent.request, reason: sentence(error), failures: failures + 1 });
    this.#giveUpWaiting = this.around.later(pauseMilliseconds(failures), () => void this.#send(sent, failures + 1));
  }

  /** A refused key says nothing of an attempt before: its request stays in memory until somebody is signed in again. */
  #refused(sent: Sent, error: unknown, failures: number): void {
    if (failures > 0 && keyRefused(error)) {
      this.#sent = undefined;
      this.#become({ kind: 'idle' });
      return;
    }
    // To another key than the first attempt's, the API tells what that key lacks before it looks for the first answer.
    this.#answered(
      sent,
      this.#resumed
        ? { kind: 'doubtful', request: sent.request, reason: sentence(error) }
        : { kind: 'refused', request: sent.request, error },
    );
  }

  #answered(sent: Sent, state: SubmissionState): void {
    if (this.#sent === sent) {
      this.#sent = undefined;
      this.around.memory.save(undefined);
      this.#become(state);
    }
  }

  #become(state: SubmissionState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
