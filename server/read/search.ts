import type { Db } from '../../prisma/db.ts';
import { SearchHit } from '../../schema/types/why.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { globalId, type NodeType } from './ids.ts';
import { UNPUBLISHED_PLACES } from './locations.ts';

interface Row {
  type: NodeType;
  id: string;
  title: string;
  snippet: string | null;
}

/**
 * Public records that hold all the words, incidents first. Letters' case counts for nothing.
 * @param text at most ten words are used
 */
export async function search(db: Db, viewer: Viewer, text: string, take: number): Promise<SearchHit[]> {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 10).map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  if (words.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    with record as (
      select 1 as rank, 'Incident' as type, v.incident_id as id, concat_ws(' · ', i.code, v.title, v.place_name) as title,
        concat_ws(' ', v.place_name, v.admin1, v.start_date) as snippet, v.start_date as date
      from incident_version v join incident i on i.id = v.incident_id where v.to_seq is null and v.state = 'PUBLISHED'
      union all
      select 2, 'HumanitarianNote', id, concat_ws(' · ', array_to_string(sectors, ', '), place_name), quote, date from humanitarian_note where to_seq is null and state = 'PUBLISHED'
      union all
      select 2, 'PublishedTally', id, concat_ws(' · ', publisher, start_date, end_date), quote, start_date from published_tally where to_seq is null and state = 'PUBLISHED'
      union all
      select 2, 'Statement', id, concat_ws(' · ', speaker, organisation), quote, date from statement where to_seq is null and state = 'PUBLISHED'
      union all
      select 3, 'Location', id, name, concat_ws(' ', name_ar, admin1, country), null from location
      where ${may(viewer, 'read the desk')} or id not in (${UNPUBLISHED_PLACES})
    )
    select type, id, title, left(snippet, 300) as snippet from record
    where concat_ws(' ', title, snippet) ilike all (${words})
    order by rank, date desc nulls last, id limit ${take}`;
  return rows.map(({ type, id, title, snippet }) => Object.assign(new SearchHit(), { type, id: globalId(type, id), title, snippet }));
}
