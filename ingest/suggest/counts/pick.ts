import type { Document } from '../document.ts';
import type { HarmFigure, HarmKind } from '../types.ts';
import type { Mention } from './shapes.ts';

/** The figure for the event the text is mainly about, chosen among all mentions of the kind; null where none speaks of it. */
export function pickFigure(document: Document, kind: HarmKind, body: Mention[], title: Mention[]): HarmFigure | null {
  const candidates = [...title, ...body].filter((mention) => mention.kind === kind);
  let best: { mention: Mention; score: number } | null = null;
  for (const mention of candidates) {
    const score = rank(mention, candidates);
    if (!best || score > best.score) best = { mention, score };
  }
  if (!best) return null;
  const { mention } = best;
  const min = mention.min ?? mention.max ?? 0;
  const quote = mention.sentence >= 0 ? { start: mention.start, end: mention.end } : { start: 0, end: 0 };
  return { min, max: mention.max ?? min, qualifier: mention.qualifier, confidence: 0.5, quote, reason: 'The first figure that the text gives for the event.' };
}

function rank(mention: Mention, all: Mention[]): number {
  const form = { NUMBER: 3, NAME: 1, VAGUE: 1.5, ARTICLE: 2, PLURAL: 0, IMPLICIT: 0 }[mention.form];
  const scope = { EVENT: 0, PART: -3, PERIOD: -2, BACKGROUND: -4 }[mention.scope];
  const agreeing = all.filter((other) => other !== mention && other.min === mention.min).length;
  return form + scope - Math.max(0, mention.sentence) * 0.3 + Math.min(agreeing, 3) * 0.5 + (mention.toll ? 1 : 0);
}
