import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { QueryKey, UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { sentence } from '../api/errors';
import { clockTime } from './time';

interface Props {
  query: UseQueryResult;
  /** The query's key, or the beginning of it. */
  name: QueryKey;
  what: string;
}

/** When a view was last read, whether that goes wrong at the moment, and a button that reads it now. */
export function Freshness({ query, name, what }: Props) {
  const cache = useQueryClient();

  /** Without the first step, one that has never been answered would go on waiting for its next try. */
  async function again() {
    await cache.cancelQueries({ queryKey: name });
    await query.refetch();
  }

  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Box color="text-body-secondary" fontSize="body-s">
        <span role="status">{trouble(query)}</span> {last(query)}
      </Box>
      <Button
        iconName="refresh"
        ariaLabel={`Refresh ${what}`}
        loading={query.isFetching && query.failureCount === 0}
        onClick={() => void again()}
      />
    </SpaceBetween>
  );
}

/** Told aloud, unlike the time, which changes every few seconds. */
function trouble(query: UseQueryResult): string {
  if (query.fetchStatus === 'paused') {
    return 'Offline.';
  }
  return query.failureReason && query.isFetching ? `${sentence(query.failureReason)} Trying again.` : '';
}

function last(query: UseQueryResult): string {
  return query.dataUpdatedAt === 0 ? '' : `Last updated ${clockTime(query.dataUpdatedAt)}`;
}
