import { createContext, useContext } from 'react';
import type { Span } from './draft.ts';

/** What the facts are taken from: the text that quotes point into, what is selected in it, and the places that it names. */
export interface Evidence {
  text: string;
  selection: () => Span | null;
  places: readonly { name: string; lat: number; lon: number }[];
}

export const EvidenceContext = createContext<Evidence>({ text: '', selection: () => null, places: [] });

export function useEvidence(): Evidence {
  return useContext(EvidenceContext);
}
