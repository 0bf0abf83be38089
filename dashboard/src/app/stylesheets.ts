const failed = new Set<HTMLLinkElement>();

/** Remembers the stylesheets that fail to load. Call it once, before the page loads others. */
export function watchStylesheets(): void {
  window.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') {
        failed.add(target);
      }
    },
    // Errors of elements do not bubble.
    { capture: true },
  );
}

/**
 * Loads the stylesheets that failed again. Vite requests the stylesheet of a view only once, even if it fails.
 *
 * @returns a promise that is rejected if a stylesheet fails again
 */
export async function reloadFailedStylesheets(): Promise<void> {
  await Promise.all(Array.from(failed, reload));
}

function reload(link: HTMLLinkElement): Promise<void> {
  failed.delete(link);
  // Only a new element makes a new request.
  const copy = document.createElement('link');
  copy.rel = link.rel;
  copy.crossOrigin = link.crossOrigin;
  copy.href = link.href;
  return new Promise((resolve, reject) => {
    copy.addEventListener('load', () => resolve());
    copy.addEventListener('error', () => reject(new Error(`Unable to load ${copy.href}`)));
    link.replaceWith(copy);
  });
}
