import { isOthers, totalOf } from './groups.ts';
import type { Group, HarmWord, Mention, People } from './shapes.ts';
import type { Token } from './tokens.ts';
import { VAGUE } from './vague.ts';

/** What the sentence tells of every mention in it. */
export type Base = Pick<Mention, 'sentence' | 'speaker' | 'scope'>;

/** The mentions that a harm word makes of its people: the whole, and each part. */
export function fromGroup(tokens: Token[], harm: HarmWord, group: Group, base: Base, mixed: boolean): Mention[] {
  const start = tokens[Math.min(group.from, harm.from)]!.start;
  const inside = group.people.filter((phrase) => phrase.from <= harm.from && harm.to <= phrase.to);
  const counted = inside.length > 0 ? inside : isOnePerson(harm, group) ? group.people.slice(-1) : group.people;
  const last = Math.max(counted.at(-1)!.to, harm.to);
  const whole: Omit<Mention, 'kind'> = {
    ...base, ...totalOf(counted), who: whoOf(counted), start, end: tokens[last - 1]!.end,
    form: formOf(counted), hit: harm.hit, toll: harm.toll, mixed, others: counted.every((phrase) => isOthers(tokens, phrase)), summands: counted.length,
  };
  const parts = group.parts.map((part): Omit<Mention, 'kind'> => ({
    ...base, ...totalOf([part]), scope: 'PART', who: part.who, start: tokens[part.from]!.start, end: tokens[part.to - 1]!.end,
    form: part.form, hit: harm.hit, toll: false, mixed, others: false, summands: 1,
  }));
  return harm.kinds.flatMap((kind) => [whole, ...parts].map((mention) => ({ ...mention, kind })));
}

/** "A poet, journalist and activist was killed": the verb speaks of one. */
function isOnePerson(harm: HarmWord, { people }: Group): boolean {
  return harm.direction === 'LEFT' && harm.alone === 1 && people.length > 1 && people.every((phrase) => phrase.max === 1 && phrase.form === 'ARTICLE' && phrase.to > phrase.from);
}

function whoOf(people: People[]): Mention['who'] {
  const groups = new Set(people.map((phrase) => phrase.who));
  return groups.size === 1 ? people[0]!.who : 'people';
}

function formOf(people: People[]): Mention['form'] {
  const order: Mention['form'][] = ['NUMBER', 'NAME', 'VAGUE', 'ARTICLE', 'PLURAL', 'IMPLICIT'];
  return order.find((form) => people.some((phrase) => phrase.form === form)) ?? 'IMPLICIT';
}

/** The mention that a harm word makes without people: "was killed", "injuries", "nobody was hurt". */
export function fromHarmAlone(tokens: Token[], harm: HarmWord, base: Base): Mention[] {
  if (!harm.none && !harm.alone) return [];
  const range = harm.none ? { min: 0, max: 0, qualifier: 'EXACT' as const }
    : typeof harm.alone === 'number' ? { min: harm.alone, max: harm.alone, qualifier: 'EXACT' as const }
    : { min: VAGUE.PLURAL.min, max: null, qualifier: 'AT_LEAST' as const };
  const span = { start: tokens[harm.from]!.start, end: tokens[harm.to - 1]!.end };
  return harm.kinds.map((kind) => ({
    ...base, ...range, ...span, kind, who: 'people', form: harm.none ? 'NUMBER' : 'IMPLICIT', hit: harm.hit, toll: false, mixed: false, others: harm.self, summands: 0,
  }));
}
