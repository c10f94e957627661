import { useRef, useState } from 'react';
import { useClient, type AnyVariables, type DocumentInput } from 'urql';
import { failureOf, type Failure } from './failure.ts';

export interface Act {
  /**
   * Sends a mutation. @param variablesOf is given the client mutation id: the same as before where an answer was lost on the way, so that
   * a second press is one act. @returns the answer, or null after a failure
   */
  act: <Data, Variables extends AnyVariables>(document: DocumentInput<Data, Variables>, variablesOf: (clientMutationId: string) => Variables) => Promise<Data | null>;
  busy: boolean;
  failure: Failure | null;
  dismiss: () => void;
}

/** Acts of one form or line, with what is under way and what went wrong last. */
export function useAct(): Act {
  const api = useClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const lost = useRef<string | null>(null);
  return {
    busy, failure,
    dismiss: () => setFailure(null),
    async act(document, variablesOf) {
      const key = lost.current ?? crypto.randomUUID();
      setBusy(true);
      const { data, error } = await api.mutation(document, variablesOf(key)).toPromise();
      setBusy(false);
      const failed = error ? failureOf(error) : null;
      lost.current = failed?.code === 'OFFLINE' ? key : null;
      setFailure(failed);
      return failed ? null : (data ?? null);
    },
  };
}
