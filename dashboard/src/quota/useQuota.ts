import { useQuery } from '@tanstack/react-query';
import { useSession } from '../app/session';

const REFRESH_MILLISECONDS = 60_000;

/** The month so far, day by day. */
export function useQuota() {
  const { api } = useSession();
  return useQuery({
    queryKey: ['quota'],
    queryFn: ({ signal }) => api.quotaByDay(signal),
    refetchInterval: REFRESH_MILLISECONDS,
  });
}
