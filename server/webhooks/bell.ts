import { WEBHOOKS_BELL } from '../../prisma/bells.ts';
import type { Tx } from '../../prisma/db.ts';

/** Wakes the workers at the commit. */
export async function ringWebhooks(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_notify(${WEBHOOKS_BELL}, '')`;
}
