import { createContext, useContext } from 'react';
import type { Role } from '../gql/graphql.ts';

export interface Session {
  viewer: { id: string | null; name: string; role: Role };
  /** Works at this desk: reviewer, editor or administrator. */
  onDesk: boolean;
  /** May approve, retract and manage sources. */
  edits: boolean;
  /** Administrator. */
  runs: boolean;
  /** The desk asks the role for a second factor: until one is set up, nothing else is possible. */
  lacksSecondFactor: boolean;
  /** Asks anew who is signed in, after somebody signed in or out. */
  changed: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useViewer(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useViewer needs SessionProvider around it');
  return session;
}
