import type { Candidate } from './candidates.ts';
import type { Setting } from './features.ts';
import type { Mention } from './shapes.ts';

/** One sentence for the reviewer: where the figure stands and what speaks for it. */
export function reasonFor(candidate: Candidate, lead: Mention, setting: Setting): string {
  const parts = [placeOf(candidate, lead)];
  if (candidate.origin === 'REST') parts.push(`it is those struck less the ${setting.killed} who died`);
  if (candidate.origin === 'WITH_OTHERS') parts.push('the one told of before is counted with the others');
  if (lead.toll) parts.push('it is given as the toll');
  if (lead.summands > 1) parts.push(`it adds up ${lead.summands} groups of a list`);
  if (lead.form === 'PLURAL') parts.push('a plural without a number means at least two');
  if (lead.form === 'VAGUE') parts.push('a vague word is read by the table of vague words');
  if (candidate.mentions.length > 1) parts.push(`${candidate.mentions.length} passages agree on it`);
  const others = setting.candidates.filter((other) => other.origin === 'SAID' && other !== candidate).length;
  if (others > 0) parts.push(others === 1 ? 'one other figure was passed over' : `${others} other figures were passed over`);
  return `${parts.join('; ')}.`;
}

function placeOf(candidate: Candidate, lead: Mention): string {
  if (lead.sentence < 0) return 'Said in the title only';
  const where = lead.sentence === 0 ? 'Said in the opening sentence' : `Said in sentence ${lead.sentence + 1}`;
  return candidate.mentions.some((mention) => mention.sentence < 0) ? `${where} and in the title` : where;
}
