import { QueryClient } from '@tanstack/react-query';
import { worthAnotherTry } from './errors';

const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 60_000;

/** Doubles from a second to a minute, with up to a quarter more, so that many open pages do not come back at the same moment. */
export function pauseMilliseconds(failures: number, random: () => number = Math.random): number {
  const pause = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** failures);
  return Math.round(pause * (1 + random() / 4));
}

/**
 * Reads are asked again for as long as they may do better, ever more slowly, not while the tab is hidden or the machine
 * offline. What was read stays on the screen meanwhile.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (_failures, error) => worthAnotherTry(error),
        retryDelay: (failures) => pauseMilliseconds(failures),
        staleTime: 0,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
    },
  });
}
