import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isOpen } from '../api/types';
import { useSession } from '../app/session';
import { Pager } from './pager';
import type { PurgesView } from './view';
import { filtersOf } from './view';

const REFRESH_MILLISECONDS = 5_000;

/** Reads the current page of purges, and polls it while a purge on it can change. */
export function usePurges(view: PurgesView) {
  const { api } = useSession();
  const { q, status, source, order, size, page, cursor } = view;
  const time = JSON.stringify(view.time);
  const pager = useMemo(() => {
    const filters = { ...view, q, status, source, order, size, time: JSON.parse(time) as PurgesView['time'] };
    return new Pager(api.purges.bind(api), () => ({ ...filtersOf(filters, api.now()), limit: size }));
    // The view also holds the page, which must not create a new pager.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, q, status, source, order, size, time]);
  const query = useQuery({
    queryKey: ['purges', { q, status, source, order, size, time }, page, cursor],
    queryFn: ({ signal }) => pager.read({ page, cursor }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.rows.some(isOpen) ? REFRESH_MILLISECONDS : false),
  });
  return { query, pager };
}
