import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KnownPurge } from '../api/api';
import { isRetryable } from '../api/errors';
import { retryDelayMilliseconds } from '../api/queries';
import { isOpen } from '../api/types';
import { useSession } from '../app/session';

const REFRESH_MILLISECONDS = 2_000;
/** The longest polling interval of a purge that waits for its time: another user may cancel it. */
const MAX_REFRESH_MILLISECONDS = 15_000;

/** Polls a purge until it ends. */
export function usePurge(id: string) {
  const { api } = useSession();
  const cache = useQueryClient();
  const key = ['purge', id];
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.purge(id, cache.getQueryData<KnownPurge>(key), signal),
    refetchInterval: ({ state: { data } }) => {
      if (!data || !isOpen(data.purge)) {
        return false;
      }
      const ahead = Date.parse(data.purge.notBefore ?? '') - api.now().getTime();
      return ahead > 0 ? Math.min(MAX_REFRESH_MILLISECONDS, ahead + REFRESH_MILLISECONDS) : REFRESH_MILLISECONDS;
    },
  });
}

const MAX_ATTEMPTS = 5;

/** Cancels a purge and retries on failure; the call is idempotent. */
export function useCancel() {
  const { api } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.cancel(id),
    // When offline, fail and retry visibly instead of pausing silently.
    networkMode: 'always',
    retry: (failures, error) => failures < MAX_ATTEMPTS && isRetryable(error),
    retryDelay: (failures) => retryDelayMilliseconds(failures),
    onSuccess: (purge) => cache.setQueryData<KnownPurge>(['purge', purge.id], { purge, etag: null }),
    // The purge may have changed even if the cancellation failed.
    onSettled: async (_purge, _error, id) => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['purge', id] }),
        cache.invalidateQueries({ queryKey: ['purges'] }),
        cache.invalidateQueries({ queryKey: ['quota'] }),
      ]);
    },
  });
}
