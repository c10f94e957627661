import { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import type { NodeType } from './ids.ts';

/** What a search shows of a record. */
export interface HitText {
  type: NodeType;
  id: string;
  title: string;
  snippet: string | null;
  articleId: string | null;
}

const PARTIES = Prisma.sql`(select string_agg(p.name, ', ' order by p.name) from incident_party ip join party p on p.id = ip.party_id where ip.incident_id = v.incident_id and ip.version = v.version)`;

const TEXTS: Record<string, (ids: string[]) => Prisma.Sql> = {
  INCIDENT: (ids) => Prisma.sql`
    select 'Incident' as type, v.incident_id as id, concat_ws(' · ', v.code, v.title, v.place_name) as title,
      concat_ws(' · ', v.place_name, l.name_ar, v.admin1, v.start_date, ${PARTIES}) as snippet, null::uuid as "articleId"
    from incident_version v left join location l on l.id = v.location_id
    where v.to_seq is null and v.state = 'PUBLISHED' and v.incident_id = any(${ids}::uuid[])`,
  HUMANITARIAN_NOTE: (ids) => Prisma.sql`
    select 'HumanitarianNote', id, concat_ws(' · ', array_to_string(sectors, ', '), place_name, organisation), quote, article_id
    from humanitarian_note where to_seq is null and state = 'PUBLISHED' and id = any(${ids}::uuid[])`,
  PUBLISHED_TALLY: (ids) => Prisma.sql`
    select 'PublishedTally', id, concat_ws(' · ', publisher, start_date, end_date), quote, article_id
    from published_tally where to_seq is null and state = 'PUBLISHED' and id = any(${ids}::uuid[])`,
  STATEMENT: (ids) => Prisma.sql`
    select 'Statement', id, concat_ws(' · ', speaker, organisation), quote, article_id
    from statement where to_seq is null and state = 'PUBLISHED' and id = any(${ids}::uuid[])`,
  LOCATION: (ids) => Prisma.sql`
    select 'Location', id, name, concat_ws(' · ', name_ar, admin1, country), null from location where id = any(${ids}::uuid[])`,
};

/** Titles and snippets of records by their ids, in one statement. */
export async function textsOf(db: Db, records: readonly { kind: string; id: string }[]): Promise<Map<string, HitText>> {
  const byKind = Map.groupBy(records, ({ kind }) => kind);
  const parts = Object.entries(TEXTS).map(([kind, read]) => read((byKind.get(kind) ?? []).map(({ id }) => id)));
  if (records.length === 0) return new Map();
  const rows = await db.$queryRaw<HitText[]>`${Prisma.join(parts, ' union all ')}`;
  return new Map(rows.map((row) => [row.id, row]));
}
