import { createContext, useContext } from 'react';
import type { Api } from '../api/api';
import type { Account } from '../api/types';
import type { Submission } from '../request/submission';

/** Somebody signed in. Lives in this tab's memory alone: a reload ends it. */
export interface Session {
  api: Api;
  account: Account;
  submission: Submission;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** Only below the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error('nobody is signed in');
  }
  return session;
}

/** Whether the key of this session was made for a thing. The API decides; this only spares people a button that would be refused. */
export function useScope(scope: Account['key']['scopes'][number]): boolean {
  return useSession().account.key.scopes.includes(scope);
}
