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

/** The same page at an address of its own, as somebody would host it who has other pages there. */
export class OtherOrigin {
  /** Where the API is; told once that is known. */
  api = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtherOrigin> {
    const server = createServer((request, response) => {
      const path = normalize(request.url === '/' ? '/index.html' : (request.url ?? ''));
      readFile(join(DIST, path)).then(
        (content) => {
          response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
          response.end(
            path === '/index.html' ? content.toString().replace('content="/"', `content="${page.api}"`) : content,
          );
        },
        () => response.writeHead(404).end(),
      );
    });
    const page = new OtherOrigin(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return page;
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
