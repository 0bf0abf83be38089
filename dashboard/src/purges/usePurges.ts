import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isOpen } from '../api/types';
import { useSession } from '../app/session';
import { Pages } from './pages';
import type { PurgesView } from './view';
import { filtersOf } from './view';

const REFRESH_MILLISECONDS = 5_000;

/** The page of purges that is looked at; read again while something on it may still change. */
export function usePurges(view: PurgesView) {
  const { api } = useSession();
  const { q, status, source, order, size, page, cursor } = view;
  const time = JSON.stringify(view.time);
  const pages = useMemo(() => {
    const filters = { ...view, q, status, source, order, size, time: JSON.parse(time) as PurgesView['time'] };
    return new Pages(api.purges.bind(api), () => ({ ...filtersOf(filters, api.now()), limit: size }));
    // The page is not part of what is paged through.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, q, status, source, order, size, time]);
  const query = useQuery({
    queryKey: ['purges', { q, status, source, order, size, time }, page, cursor],
    queryFn: ({ signal }) => pages.read({ page, cursor }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.rows.some(isOpen) ? REFRESH_MILLISECONDS : false),
  });
  return { query, pages };
}
