import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { fontsAsFiles } from './fonts';

/** The API for `npm run dev`; by default that of `./edgepurge local`. */
const API = process.env['EDGEPURGE_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [fontsAsFiles(join(import.meta.dirname, 'target/fonts')), react()],
  build: {
    // The local stack and S3 serve the same files.
    outDir: 'dist',
    // The page ships with the license texts of its dependencies.
    license: { fileName: 'licences.md' },
    assetsInlineLimit: 0,
    target: 'es2022',
    // A browser test limits the size of the first load.
    chunkSizeWarningLimit: 1200,
    // The polyfill is an inline script, which the content security policy forbids.
    modulePreload: { polyfill: false },
    // Scripts that views share are part of the first load: a view that fails to load can be repeated, but not the scripts that it
    // imports. See viewLoader.ts.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
  },
  server: { host: '127.0.0.1', proxy: { '/v1': API } },
  preview: { host: '127.0.0.1', proxy: { '/v1': API } },
  // The tests take milliseconds and share no state: one thread starts faster than a process per file.
  test: { include: ['src/**/*.test.ts'], pool: 'threads', isolate: false, maxWorkers: 1 },
});
