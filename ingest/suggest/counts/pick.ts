import type { Document } from '../document.ts';
import type { HarmFigure, HarmKind } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { candidatesOf } from './candidates.ts';
import type { Setting } from './features.ts';
import { featuresOf, scoreOf } from './features.ts';
import { reasonFor } from './reason.ts';
import type { Mention } from './shapes.ts';
import { spreadFeatures, upperEnds } from './spread.ts';
import { WEIGHTS } from './weights.ts';

type Weights = Pick<typeof WEIGHTS, HarmKind>;

export const SPREAD_OF = { killed: 'killedSpread', injured: 'injuredSpread' } as const;

/** Everything that the pick for one kind is made from. `mentions`: the title's, then the body's. */
export function settingOf(document: Document, kind: HarmKind, mentions: Mention[], killed: number | null): Setting {
  return { document, kind, mentions: mentions.filter((mention) => mention.kind === kind), candidates: candidatesOf(kind, mentions, killed), killed };
}

/** The figure for the event the text is mainly about; null where none is said. */
export function pickFigure(setting: Setting, weights: Weights = WEIGHTS): HarmFigure | null {
  const scores = setting.candidates.map((candidate) => scoreOf(featuresOf(candidate, setting), weights[setting.kind]));
  const top = Math.max(...scores);
  const at = scores.indexOf(top);
  const candidate = setting.candidates[at]!;
  if (candidate.origin === 'NONE') return null;
  const weight = scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
  const lead = leadOf(candidate);
  const min = lead.qualifier === 'UP_TO' ? lowerOf(candidate, setting) : candidate.min;
  const max = upperOf(candidate, setting)?.max ?? candidate.max;
  return {
    min,
    max,
    qualifier: max > min && lead.qualifier !== 'ABOUT' ? 'BETWEEN' : lead.qualifier,
    confidence: Math.round(100 / weight) / 100,
    quote: lead.sentence >= 0 ? { start: lead.start, end: lead.end } : { start: 0, end: 0 },
    reason: reasonFor(candidate, lead, setting),
  };
}

/** The figure that another source sets as the upper end, where the text compares sources. */
function upperOf(picked: Candidate, setting: Setting): Candidate | null {
  const options = [null, ...upperEnds(picked, setting)];
  const scores = options.map((option) => scoreOf(spreadFeatures(picked, option, setting), WEIGHTS[SPREAD_OF[setting.kind]]));
  return options[scores.indexOf(Math.max(...scores))] ?? null;
}

/** "Up to nine": the greatest smaller number that some source gives, else the number itself. */
function lowerOf(picked: Candidate, setting: Setting): number {
  const smaller = setting.candidates.filter(({ origin, max, mentions }) => origin === 'SAID' && max < picked.max && mentions.some(({ scope, form }) => scope === 'EVENT' && form === 'NUMBER'));
  return smaller.reduce((best, { min }) => Math.max(best, min), -1) < 0 ? picked.min : smaller.reduce((best, { min }) => Math.max(best, min), 0);
}

/** The mention to point at: in the body, of the event itself, with a number. */
function leadOf(candidate: Candidate): Mention {
  const rank = (mention: Mention) => (mention.sentence >= 0 ? 0 : 8) + (mention.scope === 'EVENT' ? 0 : 4) + (mention.form === 'NUMBER' ? 0 : 1);
  return candidate.mentions.reduce((best, mention) => (rank(mention) < rank(best) ? mention : best));
}
