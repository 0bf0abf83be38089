import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Api, apiBase } from '../api/api';
import { newQueryClient } from '../api/queries';
import type { Account } from '../api/types';
import { deleteDraft } from '../request/draft';
import { newSubmission, tabStorage } from '../request/storage';
import { Console } from './Console';
import type { Session } from './session';
import { SessionContext } from './session';
import { SignIn } from './SignIn';

const CONFIRM_SIGN_OUT =
  'Your last request has not been confirmed yet, and signing out stops the retries. Check the list of purges before you send it again. Sign out?';

export function App() {
  const queries = useMemo(() => newQueryClient(), []);
  const [session, setSession] = useState<Session>();
  const [signOutReason, setSignOutReason] = useState('');

  const current = useRef<Session>(undefined);

  const changeSession = useCallback((next: Session | undefined, reason: string) => {
    current.current = next;
    setSession(next);
    setSignOutReason(reason);
  }, []);

  const endSession = useCallback(
    (reason: string) => {
      current.current?.submission.stop();
      queries.clear();
      changeSession(undefined, reason);
    },
    [changeSession, queries],
  );

  const startSession = useCallback(
    (key: string, account: Account) => {
      const api = new Api(apiBase(document), key);
      // The response may arrive after another sign-in; ignore it then.
      api.onKeyRejected((error) => {
        if (current.current?.api === api) {
          endSession(error.message);
        }
      });
      const submission = newSubmission(account.id, api);
      changeSession({ api, account, submission }, '');
      submission.resume();
    },
    [changeSession, endSession],
  );

  const signOut = useCallback(() => {
    const session = current.current;
    const state = session?.submission.state().kind;
    if ((state === 'sending' || state === 'unknown') && !window.confirm(CONFIRM_SIGN_OUT)) {
      return;
    }
    endSession('');
    if (session) {
      // The next user of this tab must not see the draft.
      deleteDraft(session.account.id);
      tabStorage(session.account.id).save(undefined);
    }
  }, [endSession]);

  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queries}>
        {session ? (
          <SessionContext value={session}>
            <Console signOut={signOut} />
          </SessionContext>
        ) : (
          <SignIn signOutReason={signOutReason} onSignIn={startSession} />
        )}
      </QueryClientProvider>
    </I18nProvider>
  );
}
