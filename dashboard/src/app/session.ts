import { createContext, useContext } from 'react';
import type { Api } from '../api/api';
import type { Account } from '../api/types';
import type { Submission } from '../request/submission';

/** A signed-in session. It exists only in this tab's memory, so a reload ends it. */
export interface Session {
  api: Api;
  account: Account;
  submission: Submission;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** Returns the current session. Call it only in components behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error('there is no session');
  }
  return session;
}

/** Returns true if the session's key has a scope. It only disables buttons; the API enforces scopes. */
export function useHasScope(scope: Account['key']['scopes'][number]): boolean {
  return useSession().account.key.scopes.includes(scope);
}
