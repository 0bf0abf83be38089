import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session';
import type { Draft } from './draft';
import { itemCount, parseItems, toRequest } from './draft';
import type { PreviewResult } from './validation';

const DEBOUNCE_MILLISECONDS = 300;

/**
 * Requests the preview of a draft, debounced. `current` is true if the preview belongs to the latest draft and not to an earlier
 * one.
 */
export function usePreview(draft: Draft) {
  const { api } = useSession();
  const settled = useDebounced(draft, DEBOUNCE_MILLISECONDS);
  const items = parseItems(settled);
  const query = useQuery({
    queryKey: ['preview', JSON.stringify(toRequest(settled))],
    queryFn: async ({ signal }): Promise<PreviewResult> => ({
      items,
      preview: await api.preview(toRequest(settled), signal),
    }),
    enabled: itemCount(items) > 0,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    // A preview belongs to one draft and is not needed again.
    gcTime: 0,
  });
  const same = JSON.stringify(toRequest(settled)) === JSON.stringify(toRequest(draft));
  return { query, current: same && query.data !== undefined && !query.isPlaceholderData };
}

/** Returns the value after it has not changed for the given time. */
function useDebounced<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
