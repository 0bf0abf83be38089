import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const PROJECT = join(import.meta.dirname, '../..');
const LAUNCHER = join(PROJECT, 'edgepurge');
const PORTS = 7;

/** A running `./edgepurge local` on free ports. */
export class LocalStackProcess {
  private constructor(
    private readonly process: ChildProcess,
    /** The values that the stack prints, by name. */
    readonly values: Record<string, string>,
  ) {}

  /** Starts a stack and returns when it is ready. */
  static async start(...options: string[]): Promise<LocalStackProcess> {
    const base = await freePorts();
    const child = spawn(LAUNCHER, ['local', '--base-port', String(base), ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const values: Record<string, string> = {};
    for await (const line of createInterface(child.stdout)) {
      if (line === 'ready') {
        child.stdout.resume();
        return new LocalStackProcess(child, values);
      }
      const [name = '', ...value] = line.split(': ');
      values[name] = value.join(': ');
    }
    throw new Error(`the local stack exited with ${child.exitCode ?? 'a signal'} before it was ready`);
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGINT');
    await exited;
  }
}

/** The RFC 9457 fields that the page shows. */
interface ProblemText {
  title: string;
  detail: string;
}

/** A client of the running local stack: its API, its command line and its CloudFront simulator. */
export class Stack {
  constructor(private readonly values: Record<string, string>) {}

  /** The address of the dashboard. */
  get page(): string {
    return `${this.get('api')}/`;
  }

  /** The API key of the demo account. */
  get key(): string {
    return this.get('key');
  }

  /** Returns a URL below the demo account's endpoint. */
  url(relative: string): string {
    return this.get('endpoint') + relative;
  }

  /** The address of the edge, which also serves the endpoints of other accounts. */
  get edge(): string {
    return this.get('edge');
  }

  /** Calls the API. */
  async call(method: string, path: string, body?: unknown, key = this.key): Promise<Response> {
    return fetch(this.get('api') + path, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Returns the problem of a call that the API rejects. */
  async problem(method: string, path: string, body?: unknown, key = this.key): Promise<ProblemText> {
    return (await (await this.call(method, path, body, key)).json()) as ProblemText;
  }

  /** Submits a purge and returns its id. */
  async purge(urls: string[], more: Record<string, unknown> = {}, key = this.key): Promise<string> {
    const response = await this.call('POST', '/v1/purges', { urls, ...more }, key);
    if (!response.ok) {
      throw new Error(await response.text());
    }
    return ((await response.json()) as { id: string }).id;
  }

  /** Returns the number of purges with an item that starts with the URL. */
  async purgesOf(url: string): Promise<number> {
    const response = await this.call('GET', `/v1/purges?q=${encodeURIComponent(url)}`);
    return ((await response.json()) as { purges: unknown[] }).purges.length;
  }

  /** Polls a purge until it has the status. */
  async waitForStatus(id: string, status: string, key = this.key): Promise<void> {
    for (;;) {
      const purge = (await (await this.call('GET', `/v1/purges/${id}`, undefined, key)).json()) as { status: string };
      if (purge.status === status) {
        return;
      }
      if (ENDED.includes(purge.status)) {
        throw new Error(`the purge is ${purge.status}, not ${status}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Controls the behavior of the CloudFront simulator. */
  async cloudFront(control: string, body: unknown): Promise<void> {
    const response = await fetch(`${this.get('cloudfront')}/_control/${control}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(await response.text());
    }
  }

  /** Creates an account with one endpoint and returns an API key for it. */
  async createAccount(name: string, ...options: string[]): Promise<string> {
    const endpoint = `${this.edge}/${name}/=E${name.toUpperCase()}`;
    await this.runCli('account', 'create', name, '--endpoint', endpoint, ...options);
    return this.runCli('key', 'create', name, 'page');
  }

  /** Runs an operator's command and returns its output. */
  async runCli(...command: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(LAUNCHER, command, {
      env: {
        ...process.env,
        EDGEPURGE_TABLE: 'PurgeTable',
        AWS_ENDPOINT_URL_DYNAMODB: this.get('dynamodb'),
        AWS_ENDPOINT_URL_CLOUDFRONT: this.get('cloudfront'),
        AWS_ENDPOINT_URL_SCHEDULER: this.get('scheduler'),
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    return stdout.trim();
  }

  private get(name: string): string {
    const value = this.values[name];
    if (value === undefined) {
      throw new Error(`the local stack does not print its ${name}`);
    }
    return value;
  }
}

const ENDED = ['completed', 'failed', 'cancelled'];
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/** Returns the first of seven consecutive free ports. */
async function freePorts(): Promise<number> {
  for (;;) {
    const base = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    const free = await Promise.all(Array.from({ length: PORTS }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) {
      return base;
    }
  }
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
