import { useQuery } from '@tanstack/react-query';
import { useSession } from '../app/session';

const REFRESH_MILLISECONDS = 60_000;

/** Polls the quota of the current month, by day. */
export function useQuota() {
  const { api } = useSession();
  return useQuery({
    queryKey: ['quota'],
    queryFn: ({ signal }) => api.quotaByDay(signal),
    refetchInterval: REFRESH_MILLISECONDS,
  });
}
