import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { QueryKey, UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { messageOf } from '../api/errors';
import { clockTime } from './time';

interface Props {
  query: UseQueryResult;
  /** The query's key or a prefix of it. */
  queryKey: QueryKey;
  /** Names the data in the button's label. */
  label: string;
}

/** The time of the last successful read, the current error if there is one, and a refresh button. */
export function LastUpdated({ query, queryKey, label }: Props) {
  const cache = useQueryClient();

  /** Cancels a pending retry first; otherwise `refetch` would wait for it. */
  async function refresh() {
    await cache.cancelQueries({ queryKey });
    await query.refetch();
  }

  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Box color="text-body-secondary" fontSize="body-s">
        <span role="status">{errorText(query)}</span> {timeText(query)}
      </Box>
      <Button
        iconName="refresh"
        ariaLabel={`Refresh ${label}`}
        loading={query.isFetching && query.failureCount === 0}
        onClick={() => void refresh()}
      />
    </SpaceBetween>
  );
}

/** Screen readers announce the error, but not the time, which changes every few seconds. */
function errorText(query: UseQueryResult): string {
  if (query.fetchStatus === 'paused') {
    return 'Offline.';
  }
  return query.failureReason && query.isFetching ? `${messageOf(query.failureReason)} Retrying…` : '';
}

function timeText(query: UseQueryResult): string {
  return query.dataUpdatedAt === 0 ? '' : `Last updated ${clockTime(query.dataUpdatedAt)}`;
}
