import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PurgeStatus } from '../api/types';

const INDICATORS: Record<PurgeStatus, { type: StatusIndicatorProps.Type; label: string }> = {
  queued: { type: 'pending', label: 'Queued' },
  submitted: { type: 'in-progress', label: 'Submitted' },
  completed: { type: 'success', label: 'Completed' },
  failed: { type: 'error', label: 'Failed' },
  cancelled: { type: 'stopped', label: 'Cancelled' },
};

/** A status as an icon and a label, so that color is not the only signal. */
export function Status({ status }: { status: PurgeStatus }) {
  const { type, label } = INDICATORS[status];
  return (
    <StatusIndicator type={type} wrapText={false}>
      {label}
    </StatusIndicator>
  );
}

export function statusLabel(status: PurgeStatus): string {
  return INDICATORS[status].label;
}
