import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const PROJECT = join(import.meta.dirname, '../..');
const LAUNCHER = join(PROJECT, 'edgepurge');
const PORTS = 7;

/** `./edgepurge local`, as people run it, on ports that are free. */
export class Stack {
  private constructor(
    private readonly process: ChildProcess,
    private readonly lines: ReadonlyMap<string, string>,
  ) {}

  /** Returns when everything answers. */
  static async start(...options: string[]): Promise<Stack> {
    const base = await freePorts();
    const child = spawn(LAUNCHER, ['local', '--base-port', String(base), ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = new Map<string, string>();
    for await (const line of createInterface(child.stdout)) {
      if (line === 'ready') {
        child.stdout.resume();
        return new Stack(child, lines);
      }
      const [name = '', ...value] = line.split(': ');
      lines.set(name, value.join(': '));
    }
    throw new Error(`the local stack ended with ${child.exitCode ?? 'a signal'} before it was ready`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGINT');
    await ended;
  }

  /** Where the page is. */
  get page(): string {
    return `${this.get('api')}/`;
  }

  get key(): string {
    return this.get('key');
  }

  /** A URL below the demo account's endpoint. */
  url(relative: string): string {
    return this.get('endpoint') + relative;
  }

  /** The edge's address, below which other accounts can have endpoints. */
  get edge(): string {
    return this.get('edge');
  }

  /** Asks the API, as any caller does. */
  async call(method: string, path: string, body?: unknown, key = this.key): Promise<Response> {
    return fetch(this.get('api') + path, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Purges and answers the id. */
  async purge(urls: string[], more: Record<string, unknown> = {}, key = this.key): Promise<string> {
    const response = await this.call('POST', '/v1/purges', { urls, ...more }, key);
    if (!response.ok) {
      throw new Error(await response.text());
    }
    return ((await response.json()) as { id: string }).id;
  }

  /** Returns when a purge has that status. */
  async waitForStatus(id: string, status: string): Promise<void> {
    for (;;) {
      const purge = (await (await this.call('GET', `/v1/purges/${id}`)).json()) as { status: string };
      if (purge.status === status) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Tells CloudFront's simulator how to behave. */
  async cloudFront(control: string, body: unknown): Promise<void> {
    const response = await fetch(`${this.get('cloudfront')}/_control/${control}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(await response.text());
    }
  }

  /** What an operator does, with the command line; answers what it printed. */
  async runCli(...command: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(LAUNCHER, command, {
      env: {
        ...process.env,
        EDGEPURGE_TABLE: 'PurgeTable',
        AWS_ENDPOINT_URL_DYNAMODB: this.get('dynamodb'),
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    return stdout.trim();
  }

  private get(name: string): string {
    const value = this.lines.get(name);
    if (value === undefined) {
      throw new Error(`the local stack does not say its ${name}`);
    }
    return value;
  }
}

const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/** The first of seven in a row of which nobody listens on any. */
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
