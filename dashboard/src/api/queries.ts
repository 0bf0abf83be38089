import { QueryClient } from '@tanstack/react-query';
import { isRetryable } from './errors';

const FIRST_DELAY_MILLISECONDS = 1_000;
const MAX_DELAY_MILLISECONDS = 60_000;

/** Returns an exponential backoff from one second to one minute, with up to 25 % of jitter. */
export function retryDelayMilliseconds(failures: number, random: () => number = Math.random): number {
  const delay = Math.min(MAX_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** failures);
  return Math.round(delay * (1 + random() / 4));
}

/**
 * Creates a client that retries failed reads with exponential backoff. It pauses while the tab is hidden or the browser is
 * offline, and keeps the last data on the screen.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (_failures, error) => isRetryable(error),
        retryDelay: (failures) => retryDelayMilliseconds(failures),
        staleTime: 0,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
    },
  });
}
