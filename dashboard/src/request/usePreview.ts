import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session';
import type { Draft } from './draft';
import { countOf, itemsOf, requestOf } from './draft';
import type { Judged } from './judgement';

const PAUSE_MILLISECONDS = 300;

/**
 * What the API says of a draft, asked once nothing was typed for a moment. `current` tells whether it speaks of the draft as it
 * stands now, and not of an earlier one.
 */
export function usePreview(draft: Draft) {
  const { api } = useSession();
  const settled = useSettled(draft, PAUSE_MILLISECONDS);
  const items = itemsOf(settled);
  const query = useQuery({
    queryKey: ['preview', JSON.stringify(requestOf(settled))],
    queryFn: async ({ signal }): Promise<Judged> => ({
      items,
      preview: await api.preview(requestOf(settled), signal),
    }),
    enabled: countOf(items) > 0,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    // each is of one draft: nobody comes back to it
    gcTime: 0,
  });
  const same = JSON.stringify(requestOf(settled)) === JSON.stringify(requestOf(draft));
  return { query, current: same && query.data !== undefined && !query.isPlaceholderData };
}

/** A value that has not changed for so long. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
