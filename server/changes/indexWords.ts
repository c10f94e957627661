import type { EntityKind } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import { documentsOf } from './searchable.ts';

/**
 * Brings the search up to the records that a transaction changed: what is public now can be found, what isn't any more can not. One
 * statement for each kind of record. Most corrections change no word: the document then stays as it is, and so does the index of words.
 */
export async function indexWords(tx: Tx, changed: readonly { entityKind: EntityKind; entityId: string }[]): Promise<void> {
  for (const [kind, entries] of Map.groupBy(changed, ({ entityKind }) => entityKind)) {
    const ids = [...new Set(entries.map(({ entityId }) => entityId))];
    const documents = documentsOf(kind, ids);
    if (documents === null) continue;
    await tx.$executeRaw`
      with document (kind, id, date, words) as materialized (${documents}),
      hidden as (delete from search_document where id = any(${ids}::uuid[]) and id not in (select id from document))
      insert into search_document as known (kind, id, date, words) select * from document
      on conflict (id) do update set date = excluded.date, words = excluded.words where (known.date, known.words) is distinct from (excluded.date, excluded.words)`;
  }
}
