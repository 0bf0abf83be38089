import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const DIST = join(import.meta.dirname, '../dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A web server that hosts the dashboard on another origin than the API. */
export class OtherOrigin {
  /** The base URL of the API, which the page gets in a `meta` element. */
  api = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtherOrigin> {
    const server = createServer((request, response) => {
      const path = normalize(request.url === '/' ? '/index.html' : (request.url ?? ''));
      readFile(join(DIST, path)).then(
        (content) => {
          response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
          response.end(
            path === '/index.html' ? content.toString().replace('content="/"', `content="${host.api}"`) : content,
          );
        },
        () => response.writeHead(404).end(),
      );
    });
    const host = new OtherOrigin(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
