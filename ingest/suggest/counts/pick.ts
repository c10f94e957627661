import type { Document } from '../document.ts';
import type { HarmFigure, HarmKind } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { candidatesOf } from './candidates.ts';
import type { Setting } from './features.ts';
import { featuresOf, scoreOf } from './features.ts';
import { reasonFor } from './reason.ts';
import type { Mention } from './shapes.ts';
import { WEIGHTS } from './weights.ts';

/** Everything that the pick for one kind is made from. `mentions`: the title's, then the body's. */
export function settingOf(document: Document, kind: HarmKind, mentions: Mention[], killed: number | null): Setting {
  return { document, kind, mentions: mentions.filter((mention) => mention.kind === kind), candidates: candidatesOf(kind, mentions, killed), killed };
}

/** The figure for the event the text is mainly about; null where none is said. */
export function pickFigure(setting: Setting): HarmFigure | null {
  const scores = setting.candidates.map((candidate) => scoreOf(featuresOf(candidate, setting), WEIGHTS[setting.kind]));
  const top = Math.max(...scores);
  const at = scores.indexOf(top);
  const candidate = setting.candidates[at]!;
  if (candidate.origin === 'NONE') return null;
  const weight = scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
  const lead = leadOf(candidate);
  return {
    min: candidate.min,
    max: candidate.max,
    qualifier: lead.qualifier,
    confidence: Math.round(100 / weight) / 100,
    quote: lead.sentence >= 0 ? { start: lead.start, end: lead.end } : { start: 0, end: 0 },
    reason: reasonFor(candidate, lead, setting),
  };
}

/** The mention to point at: in the body, of the event itself, with a number. */
function leadOf(candidate: Candidate): Mention {
  const rank = (mention: Mention) => (mention.sentence >= 0 ? 0 : 8) + (mention.scope === 'EVENT' ? 0 : 4) + (mention.form === 'NUMBER' ? 0 : 1);
  return candidate.mentions.reduce((best, mention) => (rank(mention) < rank(best) ? mention : best));
}
