import type { VictimModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import type { IncidentFacts } from './facts.ts';

/** The names of victims under embargo, in every script that they are written in. */
export function embargoedNames(victims: readonly Pick<VictimModel, 'name' | 'nameAr' | 'embargoed'>[]): string[] {
  return victims.filter(({ embargoed }) => embargoed).flatMap(({ name, nameAr }) => [name, nameAr ?? '']).filter((name) => name.trim() !== '');
}

/** Whether a text names one of them: all words of the name, in any order and case, so that "Example, Farid" is found too. */
export function namesOne(text: string | null | undefined, names: readonly string[]): boolean {
  if (!text || names.length === 0) return false;
  const folded = text.toLowerCase();
  return names.some((name) => name.toLowerCase().split(/\s+/).filter(Boolean).every((word) => folded.includes(word)));
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
