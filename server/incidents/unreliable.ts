import type { Db } from '../../prisma/db.ts';

/** Ids of those sources of claims that are unreliable, E on the Admiralty scale. */
export async function unreliableOf(db: Pick<Db, 'source'>, claims: readonly { sourceId: string }[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const rows = await db.source.findMany({ where: { id: { in: [...new Set(claims.map(({ sourceId }) => sourceId))] }, reliability: 'E' }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
