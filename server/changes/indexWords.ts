import type { EntityKind } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import { documentsOf } from './searchable.ts';

/**
 * Brings the search up to the records that a transaction changed: what is public now can be found, what isn't any more can not. Two
 * statements for each kind of record.
 */
export async function indexWords(tx: Tx, changed: readonly { entityKind: EntityKind; entityId: string }[]): Promise<void> {
  for (const [kind, entries] of Map.groupBy(changed, ({ entityKind }) => entityKind)) {
    const ids = [...new Set(entries.map(({ entityId }) => entityId))];
    const documents = documentsOf(kind, ids);
    if (documents === null) continue;
    await tx.$executeRaw`delete from search_document where id = any(${ids}::uuid[])`;
    await tx.$executeRaw`insert into search_document (kind, id, date, words) ${documents}`;
  }
}
