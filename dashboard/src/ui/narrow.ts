import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 688px)');

/** Whether the screen is a telephone's: of a table only the first columns are in sight there. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
}
