import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Purge, PurgeItem } from '../api/types';
import { useSession } from '../app/session';
import { SOURCE_LABELS, itemName } from '../ui/labels';
import { statusLabel } from '../ui/Status';
import { verdictLabel } from '../ui/VerificationStatus';
import { evidenceText } from './record';

/** The record of a purge for people who need a proof on paper. It exists only in print, and then it is the only visible part. */
export function PurgeRecord({ purge }: { purge: Purge }) {
  return useIsPrinting() && <Record purge={purge} />;
}

/** Returns true while the browser prints the page, however it was told to. */
function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it is when the listener returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

function Record({ purge }: { purge: Purge }) {
  const { account, api } = useSession();
  return (
    <section className="record">
      <h1>Record of a cache purge</h1>
      <dl>
        <dt>Purge ID</dt>
        <dd>{purge.id}</dd>
        <dt>Account</dt>
        <dd>{account.id}</dd>
        <dt>Requested</dt>
        <dd>{purge.acceptedAt}</dd>
        <dt>Requested by</dt>
        <dd>
          {purge.key} ({SOURCE_LABELS[purge.source]})
        </dd>
        {purge.reason && (
          <>
            <dt>Reason</dt>
            <dd>{purge.reason}</dd>
          </>
        )}
        <dt>Status</dt>
        <dd>{statusLabel(purge.status)}</dd>
        <dt>Record printed</dt>
        <dd>{api.now().toISOString()}</dd>
      </dl>
      {purge.items.map((item) => (
        <Item key={item.index} item={item} />
      ))}
      <p>
        All times are UTC. &quot;Completed&quot; is the word of CloudFront about the invalidation.{' '}
        {purge.verification?.note ?? 'No URL was visited after the purge.'}
      </p>
    </section>
  );
}

function Item({ item }: { item: PurgeItem }) {
  const { verification } = item;
  return (
    <article>
      <h2>{itemName(item)}</h2>
      <dl>
        <dt>Status</dt>
        <dd>
          {statusLabel(item.status)} since {item.since}
          {item.reason && `. ${item.reason}`}
        </dd>
        {item.invalidation && (
          <>
            <dt>CloudFront invalidation</dt>
            <dd>
              {item.invalidation}
              {item.submittedAt && `, created ${item.submittedAt}`}
              {item.carriedBy && `, as ${item.carriedBy}`}
            </dd>
          </>
        )}
        {verification && (
          <>
            <dt>Verification</dt>
            <dd>
              {verdictLabel(verification.result)}
              {verification.checkedAt && `, visited ${verification.checkedAt}`}
              {verification.note && `. ${verification.note}`}
            </dd>
          </>
        )}
        {verification?.evidence && (
          <>
            <dt>Evidence</dt>
            <dd>{evidenceText(verification.evidence)}</dd>
          </>
        )}
      </dl>
    </article>
  );
}
