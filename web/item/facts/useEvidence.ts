import { createContext, useContext } from 'react';
import type { Span } from './draft.ts';

/** The text that quotes point into, and what is selected in it. */
export interface Evidence {
  text: string;
  selection: () => Span | null;
}

export const EvidenceContext = createContext<Evidence>({ text: '', selection: () => null });

export function useEvidence(): Evidence {
  return useContext(EvidenceContext);
}
