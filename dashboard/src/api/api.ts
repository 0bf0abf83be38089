import { keyRefused, ProblemError, UnansweredError } from './errors';
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

/** API Gateway answers within 30 seconds or not at all. */
const PATIENCE_MILLISECONDS = 35_000;
const NOT_MODIFIED = 304;

/** A purge with what is needed to ask cheaply whether it has changed. */
export interface KnownPurge {
  purge: Purge;
  etag: string | null;
}

/** What is asked of `GET /v1/purges`, in the API's own words. */
export interface PurgesQuery {
  limit: number;
  order: 'asc' | 'desc';
  cursor?: string | undefined;
  q?: string | undefined;
  status?: string | undefined;
  source?: string | undefined;
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
 * The API, called with one key, which lives in this object and nowhere else. Every call throws `ProblemError` where the API said
 * no, `UnansweredError` where no answer of its own came, and the signal's own error if that was given up.
 */
export class Api {
  readonly #base: URL;
  readonly #key: string;
  #refused: (why: ProblemError) => void = () => undefined;
  #serverAheadMilliseconds = 0;

  constructor(base: URL, key: string) {
    this.#base = base;
    this.#key = key;
  }

  /** Told each time the key is refused, whichever call found out. */
  onKeyRefused(listener: (why: ProblemError) => void): void {
    this.#refused = listener;
  }

  /** The time of the server, to about a second, whatever this machine's clock says. */
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

  /** Answers `known` itself if the purge has not changed since. */
  async purge(id: string, known: KnownPurge | undefined, signal?: AbortSignal): Promise<KnownPurge> {
    const headers: Record<string, string> = known?.etag ? { 'If-None-Match': known.etag } : {};
    const response = await this.#send(`/v1/purges/${encodeURIComponent(id)}`, { headers, signal });
    if (response.status === NOT_MODIFIED && known) {
      return known;
    }
    return { purge: await read<Purge>(response), etag: response.headers.get('ETag') };
  }

  /** Purges; the same key with the same request is the same purge, however often it is sent. */
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

  /** Cancelling again is cancelling. */
  async cancel(id: string): Promise<Purge> {
    return this.#json(`/v1/purges/${encodeURIComponent(id)}`, { method: 'DELETE' });
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
    if (keyRefused(error)) {
      // Whoever asked learns it first: the listener may end everything that waits for an answer.
      setTimeout(() => this.#refused(error));
    }
    throw error;
  }

  async #fetch(path: string, { method = 'GET', body, headers = {}, signal }: Call): Promise<Response> {
    const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    try {
      // eslint-disable-next-line no-restricted-globals -- the one place
      return await fetch(new URL(path.slice(1), this.#base), {
        method,
        headers: {
          Authorization: `Bearer ${this.#key}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // Neither cookies, nor a copy on disk, nor anybody else who learns from where.
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new UnansweredError(unanswered(error));
    }
  }

  /** A browser's clock may be minutes off; an answer's `Date` is not. It counts whole seconds, so half of one is added. */
  #setClock(response: Response): void {
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) {
      this.#serverAheadMilliseconds = date + 500 - Date.now();
    }
  }
}

/** Where the page says that the API is. */
export function apiBase(page: Document): URL {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="edgepurge-api"]');
  return new URL(meta?.content ?? '/', page.baseURI);
}

/** Whether a text can be sent as a key at all: visible ASCII without a colon. Whether it is one, only the API knows. */
export function canBeSent(key: string): boolean {
  return /^[!-9;-~]+$/.test(key);
}

async function read<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new UnansweredError('The answer broke off.');
  }
}

async function failure(response: Response): Promise<ProblemError | UnansweredError> {
  const problem = await readProblem(response);
  return problem
    ? new ProblemError(problem)
    : new UnansweredError(`The API is not to be reached at the moment: HTTP ${response.status}.`);
}

/** Undefined for what API Gateway, or whatever stands before it, says in the API's place. */
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

function unanswered(error: unknown): string {
  return error instanceof DOMException && error.name === 'TimeoutError'
    ? 'The API did not answer in time.'
    : 'The API cannot be reached.';
}
