import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { UseQueryResult } from '@tanstack/react-query';
import { sentence } from '../api/errors';

/** Nothing was read yet; says so if that takes longer than it should. */
export function Pending({ query, what }: { query: UseQueryResult; what: string }) {
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Spinner size="large" />
      <Box color="text-body-secondary">
        <span role="status">{says(query, what)}</span>
      </Box>
    </SpaceBetween>
  );
}

function says(query: UseQueryResult, what: string): string {
  if (query.fetchStatus === 'paused') {
    return 'This machine is offline; it goes on by itself.';
  }
  return query.failureReason ? `${sentence(query.failureReason)} Trying again.` : `Loading ${what}`;
}
