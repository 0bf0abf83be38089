import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const STYLES = '@cloudscape-design/global-styles/index.css';
const FONT = /url\(['"]?data:font\/woff2;base64,([^'")]+)['"]?\)/g;

/**
 * Writes the fonts that Cloudscape embeds in its styles to files. A page then loads only the three of eight weights that it
 * uses, and the content security policy does not need to allow `data:`.
 *
 * @param folder the folder for the font files
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
