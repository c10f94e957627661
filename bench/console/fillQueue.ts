import { Client } from 'pg';

/**
 * Adds copies of what is in the queue until `items` wait, with texts and suggestions of their own rows, all less urgent than what was
 * there. @returns how many wait
 */
export async function fillQueue(databaseUrl: string, items: number): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number; lowest: number }>('select count(*)::int as count, min(priority) as lowest from review_item');
    const [{ count, lowest } = { count: 0, lowest: 0 }] = rows;
    if (count === 0) throw new Error('No page of the demonstration reached the queue');
    await client.query('begin');
    await client.query(COPY, [Math.max(items - count, 0), lowest]);
    await client.query('commit');
    await client.query('analyze');
    return Math.max(items, count);
  } finally {
    await client.end();
  }
}

/** Ids are made once, in the first step, and used by all that follow. */
const COPY = `
  with model as (
    select row_number() over (order by i.id) - 1 as nth, count(*) over () as models, i.*, a.source_id, a.title, a.published_at, a.published_on, x.revision_id, x.text
    from review_item i join article a on a.id = i.article_id join extraction x on x.id = i.extraction_id
  ), made as (
    select gen_random_uuid() as article, gen_random_uuid() as revision, gen_random_uuid() as extraction, n, m.*
    from generate_series(1, $1::int) n join model m on m.nth = n % m.models
  ), articles as (
    insert into article (id, source_id, url, url_key, title, byline, published_at, published_on, language)
    select article, source_id, 'https://filler.example/' || n, 'filler.example/' || n, title || ' · ' || n, '{}', published_at, published_on, language from made
  ), revisions as (
    insert into revision (id, article_id, number, fetched_at, final_url, redirects, http_status, headers, request_headers, body_sha256)
    select m.revision, m.article, 1, now(), 'https://filler.example/' || n, '[]', 200, '[]', '{}', r.body_sha256 from made m join revision r on r.id = m.revision_id
  ), extractions as (
    insert into extraction (id, revision_id, extractor, title, byline, text, text_sha256, quality)
    select extraction, revision, 'filler', title, '{}', text, md5(text), '{}' from made
  )
  insert into review_item (id, article_id, extraction_id, priority, priority_parts, relevance, language, suggestions, suggester)
  select gen_random_uuid(), article, extraction, $2::float8 * n / ($1::int + 1.0), priority_parts, relevance, language, suggestions, suggester from made`;
