import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KnownPurge } from '../api/api';
import { worthAnotherTry } from '../api/errors';
import { pauseMilliseconds } from '../api/queries';
import { isOpen } from '../api/types';
import { useSession } from '../app/session';

const REFRESH_MILLISECONDS = 2_000;
/** Of one that waits for its time: somebody may cancel it elsewhere. */
const LONGEST_MILLISECONDS = 15_000;

/** One purge, read again until it has ended. */
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
      return ahead > 0 ? Math.min(LONGEST_MILLISECONDS, ahead + REFRESH_MILLISECONDS) : REFRESH_MILLISECONDS;
    },
  });
}

const MOST_ATTEMPTS = 5;

/** Cancels a purge, several times if need be: cancelling again is cancelling. */
export function useCancel() {
  const { api } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.cancel(id),
    // Offline it fails and is tried again, and says so, instead of waiting without a word.
    networkMode: 'always',
    retry: (failures, error) => failures < MOST_ATTEMPTS && worthAnotherTry(error),
    retryDelay: (failures) => pauseMilliseconds(failures),
    onSuccess: (purge) => cache.setQueryData<KnownPurge>(['purge', purge.id], { purge, etag: null }),
    // Late or not: it is no longer what it was.
    onSettled: async (_purge, _error, id) => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['purge', id] }),
        cache.invalidateQueries({ queryKey: ['purges'] }),
        cache.invalidateQueries({ queryKey: ['quota'] }),
      ]);
    },
  });
}
