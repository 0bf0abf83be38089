import type { Problem } from './types';

/** The API said no, and why (RFC 9457). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }

  /** The last part of the problem's type, such as `quota-exceeded`; names its page in docs/problems. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1);
  }
}

/** No answer, or one that is not the API's own: whether anything was done is not known. */
export class UnansweredError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnansweredError';
  }
}

const FIRST_SERVER_ERROR = 500;

/** Whether the same request may do better in a moment. For a request that changes something, only under its idempotency key. */
export function worthAnotherTry(error: unknown): boolean {
  if (error instanceof ProblemError) {
    return error.problem.status >= FIRST_SERVER_ERROR;
  }
  return error instanceof UnansweredError;
}

/** Whether the key itself is refused: nothing can be done with it any more. */
export function keyRefused(error: unknown): error is ProblemError {
  return error instanceof ProblemError && (error.kind === 'key-unknown' || error.kind === 'not-authenticated');
}

/** A sentence for people. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
