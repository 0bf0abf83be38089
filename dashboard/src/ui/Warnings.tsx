import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PurgeItem } from '../api/types';

/** The warnings about one accepted URL. */
export function Warnings({ warnings }: Pick<PurgeItem, 'warnings'>) {
  return warnings?.map(({ code, detail }) => (
    <div key={code}>
      <StatusIndicator type="warning">{detail}</StatusIndicator>
    </div>
  ));
}
