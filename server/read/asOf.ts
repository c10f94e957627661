import type { Db } from '../../prisma/db.ts';
import { sequenceAt } from '../summaries/cells.ts';

/** The change that an instant stands for; null = now. */
export async function asOfSequence(db: Db, asOf: Date | null | undefined): Promise<bigint | null> {
  return asOf ? sequenceAt(db, asOf) : null;
}
