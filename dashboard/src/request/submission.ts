import { isKeyRejected, isRetryable, messageOf } from '../api/errors';
import { retryDelayMilliseconds } from '../api/queries';
import type { AcceptedPurge, PurgeRequest } from '../api/types';

/** A request without a response, and its idempotency key. Sending it several times creates one purge. */
export interface PendingRequest {
  idempotencyKey: string;
  request: PurgeRequest;
  /** The local time of the first attempt in milliseconds. */
  at: number;
}

export type SubmissionState =
  | { kind: 'idle' }
  /** `failures` counts the earlier attempts without a response. */
  | { kind: 'sending'; request: PurgeRequest; failures: number }
  /** The last attempt had no response. The request is retried with the same idempotency key. */
  | { kind: 'unknown'; request: PurgeRequest; reason: string; failures: number }
  | { kind: 'accepted'; request: PurgeRequest; purge: AcceptedPurge }
  | { kind: 'refused'; request: PurgeRequest; error: unknown }
  /** The request cannot be retried, and an earlier attempt may have been accepted. */
  | { kind: 'unconfirmed'; request: PurgeRequest; reason: string };

/** Stores a pending request, so that its idempotency key survives a reload. */
export interface SubmissionStorage {
  load(): PendingRequest | undefined;
  save(request: PendingRequest | undefined): void;
}

export interface PurgeSubmitter {
  submit(request: PurgeRequest, idempotencyKey: string): Promise<AcceptedPurge>;
}

interface Dependencies {
  storage: SubmissionStorage;
  newKey: () => string;
  now: () => number;
  /** Runs a callback after a delay, or as soon as the browser is online again. Returns a function that cancels it. */
  schedule: (milliseconds: number, callback: () => void) => () => void;
}

/** The API remembers an idempotency key for at least 24 hours (docs/openapi.yaml). One hour is a margin for clock changes. */
const KEY_LIFETIME_MILLISECONDS = 23 * 3_600_000;

/**
 * Submits one request at a time and retries it until its outcome is known.
 *
 * The idempotency key is generated once, before the first attempt, and stored until there is a response. Lost responses,
 * reloads and repeated clicks therefore never create a second purge.
 */
export class Submission {
  #state: SubmissionState = { kind: 'idle' };
  #pending: PendingRequest | undefined;
  /** True if an earlier session, possibly with another API key, sent the first attempt. */
  #resumed = false;
  #cancelRetry: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly api: PurgeSubmitter,
    private readonly dependencies: Dependencies,
  ) {}

  /** Continues with the request that was pending when the page was left. */
  resume(): void {
    const pending = this.dependencies.storage.load();
    if (pending && this.#state.kind === 'idle') {
      this.#pending = pending;
      this.#resumed = true;
      void this.#send(pending, 1);
    }
  }

  /** Returns the same object until the state changes. */
  readonly state = (): SubmissionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Submits a request. Does nothing while another one is pending. */
  submit(request: PurgeRequest): void {
    if (this.#pending) {
      return;
    }
    const pending = { idempotencyKey: this.dependencies.newKey(), request, at: this.dependencies.now() };
    this.#pending = pending;
    this.#resumed = false;
    this.dependencies.storage.save(pending);
    void this.#send(pending, 0);
  }

  /** Retries immediately instead of after the delay. */
  retryNow(): void {
    if (this.#pending && this.#state.kind === 'unknown') {
      this.#cancelRetry();
      void this.#send(this.#pending, this.#state.failures);
    }
  }

  /** Resets the state to idle. Does nothing while a request is pending. */
  reset(): void {
    if (!this.#pending) {
      this.#setState({ kind: 'idle' });
    }
  }

  /** Stops the retries. The next session's `resume` continues with a pending request. */
  stop(): void {
    this.#cancelRetry();
    this.#pending = undefined;
    this.#state = { kind: 'idle' };
    this.#listeners.clear();
  }

  async #send(pending: PendingRequest, failures: number): Promise<void> {
    if (this.dependencies.now() - pending.at > KEY_LIFETIME_MILLISECONDS) {
      this.#settle(pending, {
        kind: 'unconfirmed',
        request: pending.request,
        reason: 'The request is too old to be sent again.',
      });
      return;
    }
    this.#setState({ kind: 'sending', request: pending.request, failures });
    try {
      const purge = await this.api.submit(pending.request, pending.idempotencyKey);
      this.#settle(pending, { kind: 'accepted', request: pending.request, purge });
    } catch (error) {
      this.#handleError(pending, error, failures);
    }
  }

  #handleError(pending: PendingRequest, error: unknown, failures: number): void {
    if (this.#pending !== pending) {
      return;
    }
    if (!isRetryable(error)) {
      this.#handleRefusal(pending, error, failures);
      return;
    }
    this.#setState({ kind: 'unknown', request: pending.request, reason: messageOf(error), failures: failures + 1 });
    this.#cancelRetry = this.dependencies.schedule(
      retryDelayMilliseconds(failures),
      () => void this.#send(pending, failures + 1),
    );
  }

  #handleRefusal(pending: PendingRequest, error: unknown, failures: number): void {
    // A rejected key does not reveal the outcome of an earlier attempt. The request stays stored for the next session.
    if (failures > 0 && isKeyRejected(error)) {
      this.#pending = undefined;
      this.#setState({ kind: 'idle' });
      return;
    }
    // The API checks the key's scopes before it looks up the idempotency key. With another key than that of the first attempt,
    // a refusal does not mean that the first attempt was refused.
    this.#settle(
      pending,
      this.#resumed
        ? { kind: 'unconfirmed', request: pending.request, reason: messageOf(error) }
        : { kind: 'refused', request: pending.request, error },
    );
  }

  #settle(pending: PendingRequest, state: SubmissionState): void {
    if (this.#pending === pending) {
      this.#pending = undefined;
      this.dependencies.storage.save(undefined);
      this.#setState(state);
    }
  }

  #setState(state: SubmissionState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
