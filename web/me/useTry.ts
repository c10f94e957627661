import { useState } from 'react';
import type { Failure } from '../api/failure.ts';

/** Does something of the session library's, and keeps what went wrong in its words. */
export function useTry() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      setFailure({ code: 'SIGN_IN', message: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  };
  return { attempt, busy, failure };
}
