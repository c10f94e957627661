import { createContext, useContext } from 'react';
import type { Span } from './draft.ts';

/** What the facts are taken from: the item, its text that quotes point into, what is selected in it, and the places that it names. */
export interface Evidence {
  itemId: string;
  text: string;
  selection: () => Span | null;
  places: readonly { name: string; lat: number; lon: number }[];
}

export const EvidenceContext = createContext<Evidence>({ itemId: '', text: '', selection: () => null, places: [] });

export function useEvidence(): Evidence {
  return useContext(EvidenceContext);
}
