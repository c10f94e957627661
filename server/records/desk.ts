import type { DeskModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';

/** The switches that this desk has set for itself. */
export async function readDesk(tx: Pick<Tx, 'desk'>): Promise<DeskModel> {
  return tx.desk.findUniqueOrThrow({ where: { id: 1 } });
}
