import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { UseQueryResult } from '@tanstack/react-query';
import { messageOf } from '../api/errors';

/** A spinner for the first read of a view. It shows the error while the read is retried. */
export function Loading({ query, label }: { query: UseQueryResult; label: string }) {
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Spinner size="large" />
      <Box color="text-body-secondary">
        <span role="status">{statusText(query, label)}</span>
      </Box>
    </SpaceBetween>
  );
}

function statusText(query: UseQueryResult, label: string): string {
  if (query.fetchStatus === 'paused') {
    return 'Your browser is offline. Loading resumes when you are back online.';
  }
  return query.failureReason ? `${messageOf(query.failureReason)} Retrying…` : `Loading ${label}…`;
}
