import type { VictimModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { checkShort } from '../records/shortText.ts';

/** @throws DeskError BAD_USER_INPUT */
export function checkVictims(victims: readonly { name: string; nameAr?: string | null }[]): void {
  for (const { name, nameAr } of victims) {
    if (name.trim() === '') throw new DeskError('BAD_USER_INPUT', 'A victim needs a name');
    checkShort('name of a victim', name);
    checkShort('name of a victim', nameAr);
  }
}

/**
 * Victims of an incident that ends are the survivor's from here on. Spellings of before go along as rows that never hold, so that what is
 * under embargo stays so in the sentences that move.
 */
export async function moveVictims(tx: Tx, from: string, to: string, seq: bigint, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into victim (id, person_id, incident_id, name, name_ar, status, age_class, sex, embargoed, created_at, from_seq, to_seq, removed_at)
    select gen_random_uuid(), person_id, ${to}::uuid, name, name_ar, status, age_class, sex, embargoed, ${at}::timestamptz, ${seq}::bigint, case when to_seq is not null then ${seq}::bigint end, case when to_seq is not null then ${at}::timestamptz end
    from victim where incident_id = ${from}::uuid`;
  await tx.victim.updateMany({ where: { incidentId: from, toSeq: null }, data: { toSeq: seq, removedAt: at } });
}

/** Names that the sentences of one incident may tell are kept from the public in another that some of these sentences go to. */
export async function shadowVictims(tx: Tx, from: string, to: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into victim (id, person_id, incident_id, name, name_ar, status, age_class, sex, embargoed, created_at, from_seq, to_seq, removed_at)
    select gen_random_uuid(), person_id, ${to}::uuid, name, name_ar, status, age_class, sex, embargoed, ${at}::timestamptz, 0, 0, ${at}::timestamptz
    from victim where incident_id = ${from}::uuid`;
}

/** Whether what was said of a person held in a version of their incident. */
export function heldIn({ fromSeq, toSeq }: Pick<VictimModel, 'fromSeq' | 'toSeq'>, version: { fromSeq: bigint }): boolean {
  return fromSeq <= version.fromSeq && (toSeq === null || toSeq > version.fromSeq);
}
