import type { Db } from '../../prisma/db.ts';

/** Words of the texts, from one that most hold to one that a few hold; the last is the beginning of another. */
export const WORDS = ['killed', 'hospital', 'warehouse', 'القصف', 'harb'];

/**
 * A queue of made-up articles: each text has 400 words of 20,000, some of them common, and four sentences whose words are known. Three in
 * ten are Arabic.
 */
export async function fill(db: Db, items: number): Promise<void> {
  const statements = `
    insert into source (id, name) values (gen_random_uuid(), 'Paper');
    insert into blob (sha256, size) values (repeat('0', 64), 1);
    insert into article (id, source_id, url, url_key, title, byline)
      select gen_random_uuid(), (select id from source), n::text, n::text, 'Report ' || n, '{}' from generate_series(1, ${items}) n;
    insert into revision (id, article_id, number, fetched_at, final_url, redirects, http_status, headers, request_headers, body_sha256)
      select gen_random_uuid(), id, 1, now(), url, '[]', 200, '[]', '[]', repeat('0', 64) from article;
    insert into extraction (id, revision_id, extractor, byline, text, text_sha256, quality)
      select gen_random_uuid(), r.id, 'bench', '{}', case when a.url::int % 10 < 3 then 'كلمات عن الحرب ' || filler.words || '. استهدف القصف المدينة.' else filler.words || '. Five civilians were killed in a raid.' end
        || case when a.url::int % 20 = 7 then ' The hospital was hit.' else '' end || case when a.url::int % 2500 = 17 then ' A warehouse burnt down near the harbour.' else '' end, '', '{}'
      from revision r join article a on a.id = r.article_id
      cross join lateral (select string_agg(chr(97 + w % 26) || 'o' || w, ' ') as words from (select floor(20000 * power(random(), 3))::int as w from generate_series(1, 400) where a.id is not null) drawn) filler;
    insert into review_item (id, article_id, extraction_id, suggestions, suggester, priority, language, state, lease_expires_at, deferred_until)
      select gen_random_uuid(), r.article_id, e.id, jsonb_build_object('claims', repeat('x', 1500)), 'bench', floor(random() * 100), case when a.n % 10 < 3 then 'ar' else 'en' end,
        (case when n % 20 = 0 then 'CLAIMED' when n % 20 = 1 then 'DEFERRED' else 'PENDING' end)::"ReviewState", now() + interval '1 hour', now() + interval '1 hour'
      from extraction e join revision r on r.id = e.revision_id join (select id, row_number() over () as n from article) a on a.id = r.article_id;
    analyze`;
  for (const statement of statements.split(';')) await db.$executeRawUnsafe(statement);
}
