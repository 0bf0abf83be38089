import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useEffect, useSyncExternalStore } from 'react';
import { sentence } from '../api/errors';
import type { AcceptedPurge, PurgeRequest } from '../api/types';
import { isPostponed } from '../api/types';
import { useNotices } from '../app/notices';
import { go, hrefs, useRoute } from '../app/route';
import type { Session } from '../app/session';
import { useScope, useSession } from '../app/session';
import { useCancel } from '../purge/usePurge';
import { useNow } from '../ui/now';
import { count } from '../ui/words';
import { asksFor, draftOfRequest, dropDraft, keptDraft, replaceDraft } from './draft';

const NOTICE = 'submission';
const A_MOMENT_MILLISECONDS = 250;

/** Long enough to read that it was accepted; what becomes of it, its own view tells. */
const READ_SECONDS = 8;

/** Tells above every view what becomes of the request that was sent, wherever people have gone meanwhile. */
export function SubmissionNotice() {
  const session = useSession();
  const { account, submission } = session;
  const notices = useNotices();
  const state = useSyncExternalStore(submission.subscribe, submission.state);
  const { page } = useRoute();

  useEffect(() => {
    // Something else may have been written since: that stays, on the screen too.
    if (state.kind === 'accepted' && asksFor(keptDraft(account.id), state.request)) {
      dropDraft(account.id);
      if (page === 'new') {
        go(hrefs.purge(state.purge.id));
      }
    }
    // Once, when it comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);

  useEffect(() => {
    const forget = () => submission.forget();
    const again = state.kind === 'sending' && state.failures > 0;
    if (state.kind === 'unknown' || again) {
      notices.show({
        id: NOTICE,
        type: 'warning',
        ariaRole: 'alert',
        header: 'It is not known yet whether the request arrived',
        content: `${state.kind === 'unknown' ? state.reason : 'Asking again.'} It is sent again by itself, under the same idempotency key: it becomes one purge, however often.`,
        action: (
          <Button loading={again} onClick={() => submission.tryNow()}>
            Try now
          </Button>
        ),
      });
    } else if (state.kind === 'doubtful') {
      notices.show({
        id: NOTICE,
        type: 'warning',
        ariaRole: 'alert',
        header: 'It is not known whether an earlier request was accepted',
        content: (
          <>
            {state.reason} Look{' '}
            <Link href={hrefs.purges} color="inverted">
              in the list of purges
            </Link>{' '}
            before you send it again.
          </>
        ),
        action: <EditButton session={session} request={state.request} />,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: forget,
      });
    } else if (state.kind === 'refused' && page !== 'new') {
      notices.show({
        id: NOTICE,
        type: 'error',
        ariaRole: 'alert',
        header: 'The request was refused',
        content: `${sentence(state.error)} Nothing was purged or charged.`,
        action: <EditButton session={session} request={state.request} />,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: forget,
      });
    } else if (state.kind !== 'accepted') {
      notices.drop(NOTICE);
    }
  }, [state, page, notices, submission, session]);

  // Closing the tab now would leave people in the dark.
  useEffect(() => {
    if (state.kind !== 'sending' && state.kind !== 'unknown') {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state.kind]);

  return state.kind === 'accepted' ? (
    <Accepted key={state.purge.id} purge={state.purge} request={state.request} />
  ) : null;
}

function EditButton({ session, request }: { session: Session; request: PurgeRequest }) {
  return (
    <Button
      onClick={() => {
        replaceDraft(draftOfRequest(session.account.id, request));
        session.submission.forget();
        go(hrefs.new);
      }}
    >
      Edit the request
    </Button>
  );
}

/** Undo, for as long as the purge has not begun. */
function Accepted({ purge, request }: { purge: AcceptedPurge; request: PurgeRequest }) {
  const session = useSession();
  const { api, submission } = session;
  const notices = useNotices();
  const mayCancel = useScope('cancel');
  const cancel = useCancel();
  const shown = useRoute().id === purge.id;
  const due = Date.parse(isPostponed(purge) ? purge.acceptedAt : (purge.notBefore ?? purge.acceptedAt));
  useNow(A_MOMENT_MILLISECONDS, !cancel.isSuccess && !cancel.isError);
  const seconds = Math.ceil((due - api.now().getTime()) / 1000);
  const { isPending, isSuccess, error, failureReason, mutate } = cancel;

  useEffect(() => {
    const common = { id: NOTICE, dismissible: true, dismissLabel: 'Dismiss', onDismiss: () => submission.forget() };
    if (isSuccess) {
      notices.show({
        ...common,
        type: 'info',
        ariaRole: 'status',
        content: `Undone: nothing is purged, and ${count(purge.items.length, 'item')} went back to the quota.`,
        action: <EditButton session={session} request={request} />,
      });
    } else if (error) {
      notices.show({ ...common, type: 'error', ariaRole: 'alert', header: 'Not undone', content: sentence(error) });
    } else if (isPending && failureReason) {
      notices.show({
        ...common,
        type: 'warning',
        ariaRole: 'alert',
        header: 'Not undone yet',
        content: `${sentence(failureReason)} Trying again.`,
        action: <Button loading>Undo</Button>,
      });
    } else if (seconds < -READ_SECONDS && !isPending) {
      submission.forget();
    } else {
      notices.show({
        ...common,
        type: 'success',
        ariaRole: 'status',
        content: (
          <>
            The purge of {count(purge.items.length, 'item')} is accepted.{' '}
            {!shown && (
              <Link href={hrefs.purge(purge.id)} color="inverted">
                Show it
              </Link>
            )}
          </>
        ),
        action:
          mayCancel && (seconds > 0 || isPending) ? (
            <Button loading={isPending} onClick={() => mutate(purge.id)}>
              Undo <span aria-hidden="true">({Math.max(0, seconds)} s)</span>
            </Button>
          ) : undefined,
      });
    }
  }, [
    seconds,
    isPending,
    isSuccess,
    error,
    failureReason,
    mutate,
    mayCancel,
    shown,
    purge,
    request,
    session,
    notices,
    submission,
  ]);

  return null;
}
