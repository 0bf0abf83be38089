import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PurgeStatus } from '../api/types';

const LOOKS: Record<PurgeStatus, { type: StatusIndicatorProps.Type; word: string }> = {
  queued: { type: 'pending', word: 'Queued' },
  submitted: { type: 'in-progress', word: 'Submitted' },
  completed: { type: 'success', word: 'Completed' },
  failed: { type: 'error', word: 'Failed' },
  cancelled: { type: 'stopped', word: 'Cancelled' },
};

/** Icon and word, never the colour alone. */
export function Status({ status }: { status: PurgeStatus }) {
  const { type, word } = LOOKS[status];
  return (
    <StatusIndicator type={type} wrapText={false}>
      {word}
    </StatusIndicator>
  );
}

export function statusWord(status: PurgeStatus): string {
  return LOOKS[status].word;
}
