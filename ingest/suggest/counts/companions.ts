import type { Group, HarmWord, People } from './shapes.ts';
import type { Token } from './tokens.ts';
import { VAGUE } from './vague.ts';

/** How far a verb may stand from the one whose unsaid victim it shares: "shot himself in the chest and died". */
const VICTIM_REACH = 14;

/** A verb without people of its own takes over the victim that the verb before it only hints at. */
export function inheritAlone(harm: HarmWord, before: HarmWord | undefined, group: Group | null): HarmWord {
  const free = !group && harm.alone === null && (harm.direction === 'LEFT' || harm.direction === 'EITHER');
  return free && before?.direction === 'NOWHERE' && harm.from - before.to <= VICTIM_REACH ? { ...harm, alone: before.alone } : harm;
}

const ALONGSIDE = [['alongside'], ['along', 'with'], ['together', 'with'], ['accompanied', 'by'], ['برفقه'], ['مع']];

/** "… was killed alongside his wife and six children": those named behind the verb died too. */
export function companionsOf(tokens: Token[], harm: HarmWord, groups: Group[]): Group | null {
  if (harm.direction === 'RIGHT' || harm.direction === 'INSIDE') return null;
  for (let start = harm.to; start < harm.to + 5 && !/^[.,;:]$/.test(tokens[start]?.word ?? ''); start += 1) {
    const joint = ALONGSIDE.find((words) => words.every((word, at) => tokens[start + at]?.word === word));
    if (joint) return groups.find(({ from }) => from >= start + joint.length && from <= start + joint.length + 1) ?? null;
  }
  return null;
}

/** "Jane Doe, along with 15 relatives, were killed": one more than the group, whose joint stands before it. */
export function withLeader(tokens: Token[], harm: HarmWord, group: Group): Group {
  const joint = ALONGSIDE.find((words) => words.every((word, at) => tokens[group.from - words.length + at]?.word === word));
  if (!joint || group.to > harm.from) return group;
  const before = group.from - joint.length - 1;
  const named = tokens[before]?.capital || (tokens[before]?.word === ',' && tokens[before - 1]?.capital);
  if (!named) return group;
  const leader: People = { from: before, to: before, min: 1, max: 1, qualifier: 'EXACT', who: 'people', form: 'ARTICLE', generic: false };
  return { ...group, people: [leader, ...group.people] };
}

/** The group with its companions, or the verb's own subject with them. */
export function withCompanions(harm: HarmWord, group: Group | null, companions: Group): Group | null {
  if (group && group.to <= harm.from) return { from: group.from, to: companions.to, people: [...group.people, ...companions.people], parts: [...group.parts, ...companions.parts] };
  if (!harm.alone) return null;
  const min = harm.alone === 'MANY' ? VAGUE.PLURAL.min : harm.alone;
  const subject: People = { from: harm.from, to: harm.from, min, max: min, qualifier: 'EXACT', who: 'people', form: 'ARTICLE', generic: false };
  return { from: harm.from, to: companions.to, people: [subject, ...companions.people], parts: companions.parts };
}
