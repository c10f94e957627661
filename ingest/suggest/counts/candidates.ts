import type { HarmKind } from '../types.ts';
import type { Mention } from './shapes.ts';

/** A figure that could be the event's: all mentions that give the same number, or what follows from them. */
export interface Candidate {
  min: number;
  max: number;
  /** SAID in these words; REST: those struck less those who died; WITH_OTHERS: one told of and the "others"; NONE: no figure. */
  origin: 'SAID' | 'REST' | 'WITH_OTHERS' | 'NONE';
  /** In reading order, title first. Empty for NONE only. */
  mentions: Mention[];
}

/** The figures of one kind that a text allows. `killed` is what was picked for the dead, where the injured are asked for. */
export function candidatesOf(kind: HarmKind, mentions: Mention[], killed: number | null): Candidate[] {
  const byValue = new Map<string, Candidate>();
  const ofKind = mentions.filter((mention) => mention.kind === kind);
  for (const [at, mention] of ofKind.entries()) {
    const [min, max] = closed(mention);
    const before = mention.others ? toldBefore(ofKind, at) : 0;
    if (before > 0) put(byValue, min + before, max + before, 'WITH_OTHERS', mention);
    put(byValue, min, max, 'SAID', mention);
    if (mention.hit && killed !== null && killed > 0 && min > killed) put(byValue, min - killed, max - killed, 'REST', mention);
  }
  return [...byValue.values(), { min: 0, max: 0, origin: 'NONE', mentions: [] }];
}

/** How many are told of in the same sentence or the one before; 0 where none is. */
function toldBefore(mentions: Mention[], at: number): number {
  const { sentence } = mentions[at]!;
  const before = mentions.slice(Math.max(0, at - 3), at);
  return before.findLast((other) => !other.others && other.max !== null && other.scope === 'EVENT' && sentence - other.sentence <= 1)?.max ?? 0;
}

/** An open end closes on the number said: "at least 14" counts as 14, "up to 5" as 5 until another source says less. */
export function closed(mention: Mention): [number, number] {
  const min = mention.min ?? mention.max ?? 0;
  return [min, Math.max(min, mention.max ?? min)];
}

function put(byValue: Map<string, Candidate>, min: number, max: number, origin: Candidate['origin'], mention: Mention): void {
  const key = `${origin} ${min} ${max}`;
  const known = byValue.get(key);
  if (known) known.mentions.push(mention);
  else byValue.set(key, { min, max, origin, mentions: [mention] });
}
