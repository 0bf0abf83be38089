import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useEffect, useSyncExternalStore } from 'react';
import { sentence } from '../api/errors';
import type { AcceptedPurge, PurgeRequest } from '../api/types';
import { isPostponed } from '../api/types';
import { useNotices } from '../app/notices';
import { go, hrefs, useRoute } from '../app/route';
import { useSession } from '../app/session';
import { useCancel } from '../purge/usePurge';
import { useNow } from '../ui/now';
import { count } from '../ui/words';
import { draftOfRequest, keepDraft } from './draft';

const NOTICE = 'submission';
const A_MOMENT_MILLISECONDS = 250;

/** Long enough to read that it was accepted; what becomes of it, its own view tells. */
const READ_SECONDS = 8;

/** Tells above every view what becomes of the request that was sent, wherever people have gone meanwhile. */
export function SubmissionNotice() {
  const { submission } = useSession();
  const notices = useNotices();
  const state = useSyncExternalStore(submission.subscribe, submission.state);
  const { page } = useRoute();

  useEffect(() => {
    if (state.kind === 'accepted') {
      keepDraft(undefined);
      if (page === 'new') {
        go(hrefs.purge(state.purge.id));
      }
    }
    // Once, when it comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);

  useEffect(() => {
    const again = state.kind === 'sending' && state.failures > 0;
    if (state.kind === 'unknown' || again) {
      notices.show({
        id: NOTICE,
        type: 'warning',
        header: 'It is not known yet whether the request arrived',
        content: `${state.kind === 'unknown' ? state.reason : 'Asking again.'} It is sent again by itself, under the same idempotency key: it becomes one purge, however often.`,
        action: (
          <Button loading={again} onClick={() => submission.tryNow()}>
            Try now
          </Button>
        ),
      });
    }
    if (state.kind === 'refused' && page !== 'new') {
      notices.show({
        id: NOTICE,
        type: 'error',
        header: 'The request was refused',
        content: `${sentence(state.error)} Nothing was purged or charged.`,
        action: <Button onClick={() => go(hrefs.new)}>Edit the request</Button>,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: () => notices.drop(NOTICE),
      });
    }
    if (state.kind === 'idle' || (state.kind === 'sending' && !again) || (state.kind === 'refused' && page === 'new')) {
      notices.drop(NOTICE);
    }
  }, [state, page, notices, submission]);

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

/** Undo, for as long as the purge has not begun. */
function Accepted({ purge, request }: { purge: AcceptedPurge; request: PurgeRequest }) {
  const { api, account, submission } = useSession();
  const notices = useNotices();
  const cancel = useCancel();
  const due = Date.parse(isPostponed(purge) ? purge.acceptedAt : (purge.notBefore ?? purge.acceptedAt));
  const undoable = !cancel.isSuccess && !cancel.isError;
  useNow(A_MOMENT_MILLISECONDS, undoable);
  const seconds = Math.ceil((due - api.now().getTime()) / 1000);
  const { isPending, isSuccess, error, mutate } = cancel;
  const shown = useRoute().id === purge.id;

  useEffect(() => {
    const drop = () => {
      submission.forget();
      notices.drop(NOTICE);
    };
    if (isSuccess) {
      notices.show({
        id: NOTICE,
        type: 'info',
        content: `Undone: nothing is purged, and ${count(purge.items.length, 'item')} went back to the quota.`,
        action: (
          <Button
            onClick={() => {
              keepDraft(draftOfRequest(account.id, request));
              drop();
              go(hrefs.new);
            }}
          >
            Edit the request
          </Button>
        ),
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: drop,
      });
      return;
    }
    if (error) {
      notices.show({
        id: NOTICE,
        type: 'error',
        header: 'Not undone',
        content: sentence(error),
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: drop,
      });
      return;
    }
    if (seconds < -READ_SECONDS) {
      drop();
      return;
    }
    notices.show({
      id: NOTICE,
      type: 'success',
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
        seconds > 0 || isPending ? (
          <Button loading={isPending} onClick={() => mutate(purge.id)}>
            Undo <span aria-hidden="true">({Math.max(0, seconds)} s)</span>
          </Button>
        ) : undefined,
      dismissible: true,
      dismissLabel: 'Dismiss',
      onDismiss: drop,
    });
  }, [seconds, isPending, isSuccess, error, mutate, shown, purge, request, account.id, notices, submission]);

  return null;
}
