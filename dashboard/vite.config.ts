import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { fontsAsFiles } from './fonts';

/** `npm run dev` shows the page from its sources; the API is that of `./edgepurge local`. */
const API = process.env['EDGEPURGE_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [fontsAsFiles(join(import.meta.dirname, 'target/fonts')), react()],
  build: {
    // In the page's own folder, so that a build for the local stack and one for S3 are the same bytes.
    outDir: 'dist',
    // Whose work is in the page, and under which licences: their texts go with it.
    license: { fileName: 'licences.md' },
    assetsInlineLimit: 0,
    target: 'es2022',
    // The browser tests hold what is loaded first to its bound.
    chunkSizeWarningLimit: 1200,
    // A polyfill would be an inline script, which the content security policy forbids.
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/v1': API } },
  preview: { host: '127.0.0.1', proxy: { '/v1': API } },
  test: { include: ['src/**/*.test.ts'] },
});
