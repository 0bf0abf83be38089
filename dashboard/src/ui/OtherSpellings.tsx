import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { OtherSpelling } from '../api/types';

/** The other spellings of one URL, and whether each is purged with it. */
export function OtherSpellings({ spellings }: { spellings: OtherSpelling[] }) {
  return (
    <ul className="plain">
      {spellings.map(({ url, purged }) => (
        <li key={url}>
          <StatusIndicator type={purged ? 'success' : 'stopped'}>{purged ? 'Purged' : 'Not purged'}</StatusIndicator>{' '}
          <span className="address">{url}</span>
        </li>
      ))}
    </ul>
  );
}
