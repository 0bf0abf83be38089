import Alert from '@cloudscape-design/components/alert';
import type { Preview } from '../api/types';
import { useQuota } from '../quota/useQuota';
import { localTimeWithZone } from '../ui/time';
import { count, grouped } from '../ui/labels';

/** An alert with the remaining quota, the time of the reset and the contact for a higher quota. */
export function QuotaExceeded({ preview }: { preview: Preview }) {
  const support = useQuota().data?.support;
  const { left, resetsAt, limit, key } = preview.quota;
  const most = Math.min(left, key?.left ?? left);
  return (
    <Alert type="error" header="Monthly quota exceeded">
      The request has {count(preview.units, 'item')}, but only {grouped(left)} of {grouped(limit)}{' '}
      {left === 1 ? 'is' : 'are'} left.{' '}
      {key && `Your API key has ${grouped(key.left)} of its share of ${grouped(key.limit)} left. `}
      The quota resets on {localTimeWithZone(resetsAt)}.{' '}
      {most > 0 && `You can purge up to ${count(most, 'item')} until then. `}
      For a higher quota, contact {support ?? 'your operator'}.
    </Alert>
  );
}
