import { reloadFailedStylesheets } from './stylesheets';

/** The functions of the browser that load a view again. Tests replace them. */
const BROWSER = {
  importUrl: (url: string): Promise<unknown> => import(/* @vite-ignore */ url),
  reloadFailedStylesheets,
};

/**
 * Makes the import of a lazy-loaded view repeatable. A browser may remember that a script failed to load, and then never
 * requests its URL again (https://github.com/whatwg/html/issues/6768). From the second call on, a failed import is therefore
 * repeated with a query in the URL. The first failure is always reported.
 *
 * @param load imports the view
 * @param browser is replaced in tests
 * @returns a function that imports the view and can be called again after a failure
 */
export function viewLoader<View>(load: () => Promise<View>, browser = BROWSER): () => Promise<View> {
  let current = load;
  let failures = 0;
  return async () => {
    try {
      if (failures > 0) {
        await browser.reloadFailedStylesheets();
      }
      return await current();
    } catch (error) {
      failures++;
      const url = urlOfScript(error);
      if (failures === 1 || url === undefined) {
        throw error;
      }
      const newUrl = `${url}?retry=${failures - 1}`;
      const repeat = () => browser.importUrl(newUrl) as Promise<View>;
      const view = await repeat();
      current = repeat;
      return view;
    }
  };
}

/** Returns the URL in the error of a failed import. Safari's error has none, and neither has that of a failed stylesheet. */
function urlOfScript(error: unknown): string | undefined {
  const url = error instanceof Error ? /dynamically imported module: (\S+)$/.exec(error.message)?.[1] : undefined;
  return url?.startsWith(`${location.origin}/assets/`) ? url : undefined;
}
