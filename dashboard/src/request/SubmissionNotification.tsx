import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useEffect, useSyncExternalStore } from 'react';
import { messageOf } from '../api/errors';
import type { AcceptedPurge, PurgeRequest } from '../api/types';
import { isPostponed } from '../api/types';
import { useNotifications } from '../app/notifications';
import { navigate, hrefs, useRoute } from '../app/route';
import type { Session } from '../app/session';
import { useHasScope, useSession } from '../app/session';
import { useCancel } from '../purge/usePurge';
import { useNow } from '../ui/now';
import { count } from '../ui/labels';
import { matchesRequest, draftFromRequest, deleteDraft, loadDraft, replaceDraft } from './draft';

const NOTIFICATION_ID = 'submission';
const TICK_MILLISECONDS = 250;

/** The time for which the notification stays after undo has expired. */
const VISIBLE_SECONDS = 8;

/** Shows the outcome of the last submission above every view. */
export function SubmissionNotification() {
  const session = useSession();
  const { account, submission } = session;
  const notifications = useNotifications();
  const state = useSyncExternalStore(submission.subscribe, submission.state);
  const { page } = useRoute();

  useEffect(() => {
    // Keep the draft and the view if the user has changed the draft since.
    if (state.kind === 'accepted' && matchesRequest(loadDraft(account.id), state.request)) {
      deleteDraft(account.id);
      if (page === 'new') {
        navigate(hrefs.purge(state.purge.id));
      }
    }
    // Run once for each new state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);

  useEffect(() => {
    const reset = () => submission.reset();
    const retrying = state.kind === 'sending' && state.failures > 0;
    if (state.kind === 'unknown' || retrying) {
      notifications.show({
        id: NOTIFICATION_ID,
        type: 'warning',
        ariaRole: 'alert',
        header: 'Your request has not been confirmed yet',
        content: `${state.kind === 'unknown' ? state.reason : 'Retrying…'} The request is retried with the same idempotency key, so it creates only one purge.`,
        action: (
          <Button loading={retrying} onClick={() => submission.retryNow()}>
            Retry now
          </Button>
        ),
      });
    } else if (state.kind === 'unconfirmed') {
      notifications.show({
        id: NOTIFICATION_ID,
        type: 'warning',
        ariaRole: 'alert',
        header: 'An earlier request could not be confirmed',
        content: (
          <>
            {state.reason} Check the{' '}
            <Link href={hrefs.purges} color="inverted">
              list of purges
            </Link>{' '}
            before you submit it again.
          </>
        ),
        action: <EditButton session={session} request={state.request} />,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: reset,
      });
    } else if (state.kind === 'refused' && page !== 'new') {
      notifications.show({
        id: NOTIFICATION_ID,
        type: 'error',
        ariaRole: 'alert',
        header: 'The request was refused',
        content: `${messageOf(state.error)} No item was purged or charged.`,
        action: <EditButton session={session} request={state.request} />,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: reset,
      });
    } else if (state.kind !== 'accepted') {
      notifications.dismiss(NOTIFICATION_ID);
    }
  }, [state, page, notifications, submission, session]);

  // Warn before the tab is closed while the outcome is unknown.
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
        replaceDraft(draftFromRequest(session.account.id, request));
        session.submission.reset();
        navigate(hrefs.new);
      }}
    >
      Edit request
    </Button>
  );
}

/** The notification of an accepted purge, with an undo button until the purge starts. */
function Accepted({ purge, request }: { purge: AcceptedPurge; request: PurgeRequest }) {
  const session = useSession();
  const { api, submission } = session;
  const notifications = useNotifications();
  const mayCancel = useHasScope('cancel');
  const cancel = useCancel();
  const shown = useRoute().id === purge.id;
  const due = Date.parse(isPostponed(purge) ? purge.acceptedAt : (purge.notBefore ?? purge.acceptedAt));
  useNow(TICK_MILLISECONDS, !cancel.isSuccess && !cancel.isError);
  const seconds = Math.ceil((due - api.now().getTime()) / 1000);
  const { isPending, isSuccess, error, failureReason, mutate } = cancel;

  useEffect(() => {
    const common = {
      id: NOTIFICATION_ID,
      dismissible: true,
      dismissLabel: 'Dismiss',
      onDismiss: () => submission.reset(),
    };
    if (isSuccess) {
      notifications.show({
        ...common,
        type: 'info',
        ariaRole: 'status',
        content: `Purge cancelled. Refunded ${count(purge.items.length, 'item')} to the quota.`,
        action: <EditButton session={session} request={request} />,
      });
    } else if (error) {
      notifications.show({
        ...common,
        type: 'error',
        ariaRole: 'alert',
        header: 'Failed to undo the purge',
        content: messageOf(error),
      });
    } else if (isPending && failureReason) {
      notifications.show({
        ...common,
        type: 'warning',
        ariaRole: 'alert',
        header: 'The purge has not been undone yet',
        content: `${messageOf(failureReason)} Retrying…`,
        action: <Button loading>Undo</Button>,
      });
    } else if (seconds < -VISIBLE_SECONDS && !isPending) {
      submission.reset();
    } else {
      notifications.show({
        ...common,
        type: 'success',
        ariaRole: 'status',
        content: (
          <>
            Purge of {count(purge.items.length, 'item')} accepted.{' '}
            {!shown && (
              <Link href={hrefs.purge(purge.id)} color="inverted">
                View purge
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
    notifications,
    submission,
  ]);

  return null;
}
