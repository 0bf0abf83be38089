import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { VerificationResult } from '../api/types';

const INDICATORS: Record<VerificationResult, { type: StatusIndicatorProps.Type; label: string }> = {
  fresh: { type: 'success', label: 'Fresh' },
  stale: { type: 'warning', label: 'Stale' },
  unknown: { type: 'info', label: 'Unknown' },
  pending: { type: 'pending', label: 'Not checked yet' },
};

/** The result of a visit as an icon and a label, so that color is not the only signal. */
export function VerificationStatus({ result }: { result: VerificationResult }) {
  const { type, label } = INDICATORS[result];
  return (
    <StatusIndicator type={type} wrapText={false}>
      {label}
    </StatusIndicator>
  );
}

export function verdictLabel(result: VerificationResult): string {
  return INDICATORS[result].label;
}
