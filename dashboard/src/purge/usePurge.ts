import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KnownPurge } from '../api/api';
import { isRetryable } from '../api/errors';
import { retryDelayMilliseconds } from '../api/queries';
import type { Purge } from '../api/types';
import { isOpen, isVisitPending } from '../api/types';
import { useSession } from '../app/session';

const REFRESH_MILLISECONDS = 2_000;
/** The longest polling interval of a purge that waits for its time: another user may cancel it. */
const MAX_REFRESH_MILLISECONDS = 15_000;

/** The longest time to poll for the results of a requested visit. */
const MAX_AWAITED_MILLISECONDS = 60_000;

/** The times at which visits were requested in this session, by purge. */
const requestedAt = new Map<string, number>();

/** Returns true if a requested visit has no result yet. */
export function isAwaited(purge: Purge, requested: number | undefined, now: number): boolean {
  return (
    requested !== undefined &&
    now - requested < MAX_AWAITED_MILLISECONDS &&
    !purge.items.some(({ verification }) => Date.parse(verification?.checkedAt ?? '') >= requested)
  );
}

/** Polls a purge until it ends and its URLs are visited. */
export function usePurge(id: string) {
  const { api } = useSession();
  const cache = useQueryClient();
  const key = ['purge', id];
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.purge(id, cache.getQueryData<KnownPurge>(key), signal),
    refetchInterval: ({ state: { data } }) => {
      if (!data) {
        return false;
      }
      if (!isOpen(data.purge)) {
        return isVisitPending(data.purge) || isAwaited(data.purge, requestedAt.get(id), api.now().getTime())
          ? REFRESH_MILLISECONDS
          : false;
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

/** Requests visits to the URLs of a purge, and polls for their results. */
export function useVerify() {
  const { api } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.verify(id),
    networkMode: 'always',
    onSuccess: async (_purge, id) => {
      requestedAt.set(id, api.now().getTime());
      await cache.invalidateQueries({ queryKey: ['purge', id] });
    },
  });
}

/** Returns true while a visit that was requested in this session has no result. */
export function useIsChecking(purge: Purge): boolean {
  const { api } = useSession();
  return isAwaited(purge, requestedAt.get(purge.id), api.now().getTime());
}
