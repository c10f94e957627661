import { Center, Loader } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { Provider, useQuery } from 'urql';
import { createApi } from '../api/client.ts';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { SessionContext, type Session } from './useViewer.ts';

const VIEWER = graphql(`
  query Viewer {
    viewer { id name role lacksSecondFactor }
  }
`);

/** Who is here. A sign-in or sign-out starts the API client anew, so that nothing read by one person is shown to the next. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [turn, setTurn] = useState(0);
  // A turn is what makes a new client.
  const api = useMemo(() => createApi(), [turn]);
  return <Provider key={turn} value={api}><Viewer changed={() => setTurn((before) => before + 1)}>{children}</Viewer></Provider>;
}

function Viewer({ children, changed }: { children: ReactNode; changed: () => void }) {
  const [{ data, error }, again] = useQuery({ query: VIEWER, requestPolicy: 'cache-first' });
  const session = useMemo<Session | null>(() => {
    if (!data) return null;
    const { id, name, role, lacksSecondFactor } = data.viewer;
    return { viewer: { id: id ?? null, name, role }, onDesk: ['REVIEWER', 'EDITOR', 'ADMIN'].includes(role), edits: ['EDITOR', 'ADMIN'].includes(role), runs: role === 'ADMIN', lacksSecondFactor, changed };
    // `changed` is new in every render and does the same each time.
  }, [data]);
  if (session) return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
  if (error) return <FailureNotice failure={failureOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  return <Center h="100vh"><Loader /></Center>;
}
