import type { Problem } from './types';

/** Thrown when the API rejects a call; holds the problem details (RFC 9457). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }

  /** The last segment of the problem's type, such as `quota-exceeded`. A page in docs/problems describes it. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1);
  }
}

/** Thrown when there is no response from the API itself. The outcome of the call is unknown. */
export class NoResponseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoResponseError';
  }
}

const FIRST_SERVER_ERROR = 500;

/** Returns true if a retry may succeed. Retry a request that changes something only with its idempotency key. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof ProblemError) {
    return error.problem.status >= FIRST_SERVER_ERROR;
  }
  return error instanceof NoResponseError;
}

/** Returns true if the API rejects the key itself, not only this call. */
export function isKeyRejected(error: unknown): error is ProblemError {
  return error instanceof ProblemError && (error.kind === 'key-unknown' || error.kind === 'not-authenticated');
}

/** Returns the message to show for an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
