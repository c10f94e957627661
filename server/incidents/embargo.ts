import type { VictimModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import type { IncidentFacts } from './facts.ts';

/** The names of victims under embargo, in every script that they are written in. */
export function embargoedNames(victims: readonly Pick<VictimModel, 'name' | 'nameAr' | 'embargoed'>[]): string[] {
  return victims.filter(({ embargoed }) => embargoed).flatMap(({ name, nameAr }) => [name, nameAr ?? '']).filter((name) => name.trim() !== '');
}

/**
 * Whether a text names one of them: all words of the name as whole words, in any order and case, so that "Example, Farid" is found and
 * "Ali" not in "coalition". Arabic writes "and", "of" and the like on to the word: there the end of a word counts.
 */
export function namesOne(text: string | null | undefined, names: readonly string[]): boolean {
  if (!text || names.length === 0) return false;
  const words = new Set(wordsOf(text));
  const isThere = (word: string) => words.has(word) || (ARABIC.test(word) && [...words].some((each) => each.endsWith(word)));
  return names.map(wordsOf).some((name) => name.length > 0 && name.every(isThere));
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
  const victims = await tx.victim.findMany({ where: { incidentId, embargoed: true, removedAt: null } });
  refuseNames(embargoedNames(victims), words, reason);
}
