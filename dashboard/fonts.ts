import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const STYLES = '@cloudscape-design/global-styles/index.css';
const FONT = /url\(['"]?data:font\/woff2;base64,([^'")]+)['"]?\)/g;

/**
 * Cloudscape's styles carry eight weights of its font within them, of which a page uses three. As files of their own, a browser
 * fetches only those, and the content security policy need not allow `data:`.
 *
 * @param folder where they are written
 */
export function fontsAsFiles(folder: string): Plugin {
  return {
    name: 'fonts-as-files',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes(STYLES)) {
        return undefined;
      }
      mkdirSync(folder, { recursive: true });
      let number = 0;
      return code.replace(FONT, (_, content: string) => {
        const file = join(folder, `open-sans-${++number}.woff2`);
        writeFileSync(file, Buffer.from(content, 'base64'));
        return `url(${file})`;
      });
    },
  };
}
