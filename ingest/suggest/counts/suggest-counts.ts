import type { Document } from '../document.ts';
import type { CountClaim, HarmFigure, HarmKind } from '../types.ts';
import { findMentions, findTitleMentions } from './find.ts';
import { pickFigure, settingOf } from './pick.ts';
import type { Mention } from './shapes.ts';

/** What a text says of the number of killed and injured: the best figures and every claim. */
export interface CountSuggestions {
  harm: Record<HarmKind, HarmFigure | null>;
  /** Claims of the body, the picked ones first, then the event's own; quotes count into the text. */
  claims: CountClaim[];
  /** Claims of the title; quotes count into the title. */
  titleClaims: CountClaim[];
}

/** Reads killed and injured out of a report. Pure; linear in the length of the text. */
export function suggestCounts(document: Document): CountSuggestions {
  const body = findMentions(document);
  const title = findTitleMentions(document);
  const mentions = [...title, ...body];
  const killed = pickFigure(settingOf(document, 'killed', mentions, null));
  const injured = pickFigure(settingOf(document, 'injured', mentions, killed?.min ?? null));
  return {
    harm: { killed, injured },
    claims: claimsOf(body, [killed, injured]),
    titleClaims: claimsOf(title, []),
  };
}

const SCOPE_ORDER = { EVENT: 0, PART: 1, PERIOD: 2, BACKGROUND: 3 } as const;

/** Mentions as claims: those that were picked, then the event's own, parts, totals, background; equal claims at the same words once. */
function claimsOf(mentions: Mention[], picked: (HarmFigure | null)[]): CountClaim[] {
  const seen = new Set<string>();
  const claims: CountClaim[] = [];
  for (const { kind, who, scope, speaker, min, max, qualifier, start, end } of mentions) {
    const key = `${kind} ${start} ${end} ${min} ${max}`;
    if (seen.has(key)) continue;
    seen.add(key);
    claims.push({ kind, who, scope, speaker, min, max, qualifier, quote: { start, end } });
  }
  const rank = ({ quote, scope }: CountClaim) =>
    picked.some((figure) => figure && figure.quote.start === quote.start && figure.quote.end === quote.end) ? -1 : SCOPE_ORDER[scope];
  return claims.toSorted((a, b) => rank(a) - rank(b));
}
