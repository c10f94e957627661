import type { Db } from '../../prisma/db.ts';
import { readGlobalId } from './ids.ts';

const NAMES_LIKE_IDS = /^[A-Za-z0-9_-]{40,}$/;

/** Ids of parties given by global id, name or alias; what is unknown matches nothing. */
export async function partyIds(db: Db, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  const names: string[] = [];
  for (const text of texts) {
    if (NAMES_LIKE_IDS.test(text)) ids.push(readGlobalId(text).id);
    else names.push(text);
  }
  if (names.length === 0) return ids;
  const found = await db.party.findMany({
    where: { OR: [{ name: { in: names, mode: 'insensitive' } }, { aliases: { hasSome: names } }] },
    select: { id: true },
  });
  return [...ids, ...found.map(({ id }) => id)];
}
