import { suggestCounts } from '../../../ingest/suggest/counts/suggest-counts.ts';
import { readDocument } from '../../../ingest/suggest/document.ts';
import type { CountClaim, HarmFigure, HarmKind } from '../../../ingest/suggest/types.ts';

/** All claims that a text's body makes. */
export function claims(text: string): CountClaim[] {
  return suggestCounts(readDocument({ text })).claims;
}

/** The first-ranked claim of a kind. */
export function claim(text: string, kind: HarmKind): CountClaim | undefined {
  return claims(text).find((each) => each.kind === kind);
}

/** The figure picked for a kind. */
export function figure(text: string, kind: HarmKind, title?: string): HarmFigure | null {
  return suggestCounts(readDocument(title === undefined ? { text } : { text, title })).harm[kind];
}
