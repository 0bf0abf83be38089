import { isKeyRejected, ProblemError, NoResponseError } from './errors';
import type {
  AcceptedPurge,
  Account,
  MonthlyQuota,
  Preview,
  Problem,
  Purge,
  PurgeList,
  PurgeRequest,
  ScheduleList,
} from './types';

/** API Gateway responds within 30 seconds or not at all. */
const TIMEOUT_MILLISECONDS = 35_000;
const NOT_MODIFIED = 304;

/** A purge with its entity tag for conditional requests. */
export interface KnownPurge {
  purge: Purge;
  etag: string | null;
}

/** The query parameters of `GET /v1/purges`. */
export interface PurgesQuery {
  limit: number;
  order: 'asc' | 'desc';
  cursor?: string | undefined;
  q?: string | undefined;
  status?: string | undefined;
  source?: string | undefined;
  verification?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/**
 * A client of the API that uses one API key. No other object stores the key.
 *
 * Every call throws `ProblemError` if the API rejects it, `NoResponseError` if the API does not respond, and the signal's own
 * error if the signal aborts the call.
 */
export class Api {
  readonly #base: URL;
  readonly #key: string;
  #keyRejected: (reason: ProblemError) => void = () => undefined;
  #serverAheadMilliseconds = 0;

  constructor(base: URL, key: string) {
    this.#base = base;
    this.#key = key;
  }

  /** Registers the listener that is called each time the API rejects the key. */
  onKeyRejected(listener: (reason: ProblemError) => void): void {
    this.#keyRejected = listener;
  }

  /** Returns the server's time, accurate to about a second. It does not depend on the local clock. */
  now(): Date {
    return new Date(Date.now() + this.#serverAheadMilliseconds);
  }

  async account(signal?: AbortSignal): Promise<Account> {
    return this.#json('/v1/account', { signal });
  }

  async purges(query: PurgesQuery, signal?: AbortSignal): Promise<PurgeList> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query) as [string, string | number | undefined][]) {
      if (value !== undefined && value !== '') {
        parameters.set(name, String(value));
      }
    }
    return this.#json(`/v1/purges?${parameters.toString()}`, { signal });
  }

  /** Returns `known` itself if the purge has not changed. */
  async purge(id: string, known: KnownPurge | undefined, signal?: AbortSignal): Promise<KnownPurge> {
    const headers: Record<string, string> = known?.etag ? { 'If-None-Match': known.etag } : {};
    const response = await this.#send(`/v1/purges/${encodeURIComponent(id)}`, { headers, signal });
    if (response.status === NOT_MODIFIED && known) {
      return known;
    }
    return { purge: await read<Purge>(response), etag: response.headers.get('ETag') };
  }

  /** Submits a purge. Repeating the request with the same idempotency key creates no second purge. */
  async submit(request: PurgeRequest, idempotencyKey: string): Promise<AcceptedPurge> {
    return this.#json('/v1/purges', {
      method: 'POST',
      body: request,
      headers: { 'Idempotency-Key': idempotencyKey },
    });
  }

  async preview(request: PurgeRequest, signal?: AbortSignal): Promise<Preview> {
    return this.#json('/v1/purges/preview', { method: 'POST', body: request, signal });
  }

  /** Cancels a purge. The call is idempotent. */
  async cancel(id: string): Promise<Purge> {
    return this.#json(`/v1/purges/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }

  /** Requests visits to the URLs of a completed purge. */
  async verify(id: string): Promise<Purge> {
    return this.#json(`/v1/purges/${encodeURIComponent(id)}/verification`, { method: 'POST' });
  }

  async quotaByDay(signal?: AbortSignal): Promise<MonthlyQuota> {
    return this.#json('/v1/quota?by=day', { signal });
  }

  async schedules(signal?: AbortSignal): Promise<ScheduleList> {
    return this.#json('/v1/schedules', { signal });
  }

  async #json<T>(path: string, call: Call): Promise<T> {
    return read<T>(await this.#send(path, call));
  }

  async #send(path: string, call: Call): Promise<Response> {
    const response = await this.#fetch(path, call);
    this.#setClock(response);
    if (response.ok || response.status === NOT_MODIFIED) {
      return response;
    }
    const error = await failure(response);
    if (isKeyRejected(error)) {
      // The caller gets the error first: the listener may cancel all pending queries.
      setTimeout(() => this.#keyRejected(error));
    }
    throw error;
  }

  async #fetch(path: string, { method = 'GET', body, headers = {}, signal }: Call): Promise<Response> {
    const timeout = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    try {
      // eslint-disable-next-line no-restricted-globals -- the only call
      return await fetch(new URL(path.slice(1), this.#base), {
        method,
        headers: {
          Authorization: `Bearer ${this.#key}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // No cookies, no copy in the HTTP cache, no referrer.
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new NoResponseError(noResponseMessage(error));
    }
  }

  /** Corrects the browser's clock by the response's `Date` header. The header has whole seconds, so half a second is added. */
  #setClock(response: Response): void {
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) {
      this.#serverAheadMilliseconds = date + 500 - Date.now();
    }
  }
}

/** Returns the API's base URL, which a `meta` element of the page sets. */
export function apiBase(page: Document): URL {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="edgepurge-api"]');
  return new URL(meta?.content ?? '/', page.baseURI);
}

/** Returns true if the text has the format of an API key: visible ASCII without a colon. */
export function isWellFormedKey(key: string): boolean {
  return /^[!-9;-~]+$/.test(key);
}

async function read<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new NoResponseError('The response from the API is incomplete.');
  }
}

async function failure(response: Response): Promise<ProblemError | NoResponseError> {
  const problem = await readProblem(response);
  return problem ? new ProblemError(problem) : new NoResponseError(`The API is unavailable (HTTP ${response.status}).`);
}

/** Returns the problem of an error response; undefined if API Gateway or a proxy generated the response. */
async function readProblem(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
    return undefined;
  }
  try {
    return (await response.json()) as Problem;
  } catch {
    return undefined;
  }
}

function noResponseMessage(error: unknown): string {
  return error instanceof DOMException && error.name === 'TimeoutError'
    ? 'The API did not respond in time.'
    : 'The API cannot be reached.';
}
