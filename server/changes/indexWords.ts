import { Prisma } from '../../prisma/client/client.ts';
import type { EntityKind } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import { documentsOf } from './searchable.ts';

type Changed = readonly { entityKind: EntityKind; entityId: string }[];

/**
 * Brings the search up to the records that a transaction changed: what is public now can be found, what isn't any more can not. Most corrections
 * change no word: the document then stays as it is, and so does the index of words.
 * @returns WITH queries, some for each kind of record
 */
export function indexedWords(changed: Changed): Prisma.Sql[] {
  return [...Map.groupBy(changed, ({ entityKind }) => entityKind)].flatMap(([kind, entries]) => {
    const ids = [...new Set(entries.map(({ entityId }) => entityId))];
    const documents = documentsOf(kind, ids);
    if (documents === null) return [];
    const document = Prisma.raw(`document_${kind.toLowerCase()}`);
    return Prisma.sql`
      ${document} (kind, id, date, words) as materialized (${documents}),
      ${document}_hidden as (delete from search_document where id = any(${ids}::uuid[]) and id not in (select id from ${document})),
      ${document}_known as (
        insert into search_document as known (kind, id, date, words) select * from ${document}
        on conflict (id) do update set date = excluded.date, words = excluded.words where (known.date, known.words) is distinct from (excluded.date, excluded.words)
      )`;
  });
}

/** The same by itself, where something was written that a search finds and that is no change of a record. */
export async function indexWords(tx: Tx, changed: Changed): Promise<void> {
  const words = indexedWords(changed);
  if (words.length > 0) await tx.$executeRaw`with ${Prisma.join(words)} select`;
}
