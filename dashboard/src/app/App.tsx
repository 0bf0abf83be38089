import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Api, apiBase } from '../api/api';
import { newQueryClient } from '../api/queries';
import type { Account } from '../api/types';
import { dropDraft } from '../request/draft';
import { newSubmission, tabMemory } from '../request/memory';
import { Console } from './Console';
import type { Session } from './session';
import { SessionContext } from './session';
import { SignIn } from './SignIn';

const WITHOUT_ANSWER =
  'Whether your last request was accepted is not known yet. If you sign out now it is not asked for any more: look in the list of purges before you send it again. Sign out?';

export function App() {
  const queries = useMemo(() => newQueryClient(), []);
  const [session, setSession] = useState<Session>();
  const [whySignedOut, setWhySignedOut] = useState('');

  const current = useRef<Session>(undefined);

  const become = useCallback((next: Session | undefined, why: string) => {
    current.current = next;
    setSession(next);
    setWhySignedOut(why);
  }, []);

  const end = useCallback(
    (why: string) => {
      current.current?.submission.stop();
      queries.clear();
      become(undefined, why);
    },
    [become, queries],
  );

  const begin = useCallback(
    (key: string, account: Account) => {
      const api = new Api(apiBase(document), key);
      // A refusal may come late, when somebody else is signed in.
      api.onKeyRefused((refusal) => {
        if (current.current?.api === api) {
          end(refusal.message);
        }
      });
      const submission = newSubmission(account.id, api);
      become({ api, account, submission }, '');
      submission.resume();
    },
    [become, end],
  );

  const signOut = useCallback(() => {
    // Whoever sits here next has nothing of it.
    const session = current.current;
    const state = session?.submission.state().kind;
    if ((state === 'sending' || state === 'unknown') && !window.confirm(WITHOUT_ANSWER)) {
      return;
    }
    end('');
    if (session) {
      dropDraft(session.account.id);
      tabMemory(session.account.id).save(undefined);
    }
  }, [end]);

  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queries}>
        {session ? (
          <SessionContext value={session}>
            <Console signOut={signOut} />
          </SessionContext>
        ) : (
          <SignIn why={whySignedOut} begin={begin} />
        )}
      </QueryClientProvider>
    </I18nProvider>
  );
}
