import type { VictimModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import type { IncidentFacts } from './facts.ts';

/** The names of victims under embargo, in every script that they are written in. */
export function embargoedNames(victims: readonly Pick<VictimModel, 'name' | 'nameAr' | 'embargoed'>[]): string[] {
  return victims.filter(({ embargoed }) => embargoed).flatMap(({ name, nameAr }) => [name, nameAr ?? '']).filter((name) => name.trim() !== '');
}

export type NamesOne = (text: string) => boolean;

/**
 * Whether a text names one of them: all words of the name as whole words, in any order and case, so that "Example, Farid" is found and
 * "Ali" not in "coalition". Arabic writes "and", "of" and the like on to the word: there the end of a word counts.
 */
export function namesOne(text: string | null | undefined, names: readonly string[]): boolean {
  return text != null && names.length > 0 && nameFinder(names)(text);
}

/** The same for many texts: names are looked up by their first word, so that a text costs its own words and not all names of a desk. */
export function nameFinder(names: readonly string[]): NamesOne {
  const wanted = names.map(wordsOf).filter((name) => name.length > 0);
  const byFirstWord = Map.groupBy(wanted, ([first]) => first ?? '');
  const longest = wanted.flat().reduce((most, { length }) => Math.max(most, length), 0);
  return (text) => {
    const words = new Set(wordsOf(text).flatMap((word) => endings(word, longest)));
    return [...words].some((word) => byFirstWord.get(word)?.some((name) => name.every((each) => words.has(each))));
  };
}

/** What a word may be found by: itself, and in Arabic each of its ends up to the longest that is looked for. */
function endings(word: string, longest: number): string[] {
  return ARABIC.test(word) ? Array.from({ length: Math.min(word.length, longest) }, (_none, at) => word.slice(-1 - at)) : [word];
}

const ARABIC = /\p{Script=Arabic}/u;

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
}

type Words = Pick<IncidentFacts, 'title' | 'gradeReason' | 'overrideReason' | 'placeName'>;

/**
 * Refuses words that the public will read and that name a victim under embargo.
 * @throws DeskError BAD_USER_INPUT that says where, not whom
 */
export function refuseNames(names: readonly string[], { title, gradeReason, overrideReason, placeName }: Words, reason?: string | null): void {
  for (const [where, text] of Object.entries({ title, gradeReason, overrideReason, placeName, reason })) {
    if (namesOne(text, names)) throw new DeskError('BAD_USER_INPUT', `${where} names a victim whose name is under embargo: leave the name out, the public reads this`);
  }
}

/** The same for an incident on record. */
export async function refuseNamesOf(tx: Tx, incidentId: string, words: Words, reason: string | null): Promise<void> {
  const victims = await tx.victim.findMany({ where: { incidentId, embargoed: true }, select: { name: true, nameAr: true, embargoed: true } });
  refuseNames(embargoedNames(victims), words, reason);
}
