import { createContext, useContext } from 'react';
import type { Failure } from '../api/failure.ts';

/** What to tell the reviewer, or why the desk refused. */
export type Outcome = { done: string } | { failure: Failure };

/** A decision on its way to the desk, or one that the desk refused. */
export interface Letter {
  /** The client mutation id: sent again, it is still one decision. */
  id: string;
  /** Page of the item that it is about. */
  address: string;
  title: string;
  /** Why it was refused; null while it is on its way. */
  failure: Failure | null;
  send: () => Promise<Outcome>;
}

export interface Outbox {
  letters: readonly Letter[];
  /** Sends a decision while the reviewer goes on. */
  post: (letter: Omit<Letter, 'failure'>) => void;
  again: (id: string) => void;
  drop: (id: string) => void;
  /** Ends when nothing is on its way any more: what follows must find the decisions made. */
  empty: () => Promise<void>;
}

export const OutboxContext = createContext<Outbox | null>(null);

/** Decisions that were made on the screen and are still to be confirmed by the desk. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox needs OutboxProvider around it');
  return outbox;
}
