import { SearchHit } from '../../schema/types/why.ts';
import type { Context } from '../context.ts';
import { namesOne } from '../incidents/embargo.ts';
import { may } from '../policies/permit.ts';
import { globalId, type NodeType } from './ids.ts';
import { UNPUBLISHED_PLACES } from './locations.ts';
import { WITHHELD, withheldNames } from './withheld.ts';

/** Characters of a snippet shown. */
const SNIPPET = 300;

interface Row {
  type: NodeType;
  id: string;
  title: string;
  snippet: string | null;
  articleId: string | null;
}

/**
 * Public records that hold all the words, incidents first. Letters' case counts for nothing.
 * @param text at most ten words are used
 */
export async function search(context: Context, text: string, take: number): Promise<SearchHit[]> {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 10);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  const rows = await context.db.$queryRaw<Row[]>`
    with record as (
      select 1 as rank, 'Incident' as type, v.incident_id as id, concat_ws(' · ', i.code, v.title, v.place_name) as title,
        concat_ws(' ', v.place_name, v.admin1, v.start_date) as snippet, v.start_date as date, null::uuid as article_id
      from incident_version v join incident i on i.id = v.incident_id where v.to_seq is null and v.state = 'PUBLISHED'
      union all
      select 2, 'HumanitarianNote', id, concat_ws(' · ', array_to_string(sectors, ', '), place_name), quote, date, article_id from humanitarian_note where to_seq is null and state = 'PUBLISHED'
      union all
      select 2, 'PublishedTally', id, concat_ws(' · ', publisher, start_date, end_date), quote, start_date, article_id from published_tally where to_seq is null and state = 'PUBLISHED'
      union all
      select 2, 'Statement', id, concat_ws(' · ', speaker, organisation), quote, date, article_id from statement where to_seq is null and state = 'PUBLISHED'
      union all
      select 3, 'Location', id, name, concat_ws(' ', name_ar, admin1, country), null, null from location
      where ${may(context.viewer, 'read the desk')} or id not in (${UNPUBLISHED_PLACES})
    )
    select type, id, title, snippet, article_id as "articleId" from record
    where concat_ws(' ', title, snippet) ilike all (${patterns})
    order by rank, date desc nulls last, id limit ${take}`;
  const hits: SearchHit[] = [];
  for (const { type, id, title, snippet, articleId } of rows) {
    const withheld = namesOne(snippet, await withheldNames(context, articleId));
    // What matched only in words that the viewer may not read did not match.
    if (withheld && !words.every((word) => title.toLowerCase().includes(word.toLowerCase()))) continue;
    hits.push(Object.assign(new SearchHit(), { type, id: globalId(type, id), title, snippet: withheld ? WITHHELD : (snippet?.slice(0, SNIPPET) ?? null) }));
  }
  return hits;
}
