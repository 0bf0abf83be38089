import Alert from '@cloudscape-design/components/alert';
import type { Preview } from '../api/types';
import { useQuota } from '../quota/useQuota';
import { localTimeWithZone } from '../ui/time';
import { count, grouped } from '../ui/words';

/** The month does not suffice: what is left, when it begins anew, whom to ask. */
export function OverQuota({ preview }: { preview: Preview }) {
  const support = useQuota().data?.support;
  const { left, resetsAt, limit, key } = preview.quota;
  const most = Math.min(left, key?.left ?? left);
  return (
    <Alert type="error" header="The monthly quota does not suffice">
      This takes {count(preview.units, 'item')}, and {grouped(left)} {left === 1 ? 'is' : 'are'} left of{' '}
      {grouped(limit)}. {key && `Of your key's share of ${grouped(key.limit)}, ${grouped(key.left)} are left. `}
      The full quota is back on {localTimeWithZone(resetsAt)}.{' '}
      {most > 0 && `Up to ${count(most, 'item')} can be purged until then. `}
      {support ? `For more, ask: ${support}` : 'For more, ask whoever runs this installation.'}
    </Alert>
  );
}
