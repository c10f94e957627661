import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDb, type Db } from '../../prisma/db.ts';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { conditions, momentOf, stretches } from '../../server/review/conditions.ts';
import { nextReviewItem } from '../../server/review/next.ts';
import { PROGRAM } from '../../server/viewer.ts';

/**
 * How long the next item of a full queue takes, against the same question asked at once with OR:
 *
 *   node --experimental-transform-types bench/queue/run.ts [--items 50000] [--steps 200]
 *
 * A ratio above 1 says how many times faster the stretches are. A tenth of the items is claimed or deferred.
 */
const { values } = parseArgs({ options: { items: { type: 'string', default: '50000' }, steps: { type: 'string', default: '200' } } });
const LIMITS = { PAGE_LIMIT: 500, LOOKING_SECONDS: 45 };
const ORDER = [{ priority: 'desc' as const }, { id: 'asc' as const }];

const dataDir = await mkdtemp(join(tmpdir(), 'desk-queue-'));
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, console.error);
try {
  await migrate(database.url);
  const db = openDb({ url: database.url, poolSize: 4, name: 'bench' });
  await fill(db, Number(values.items));
  const queue = await db.reviewItem.findMany({ where: { state: 'PENDING' }, orderBy: ORDER, select: { id: true } });
  for (const [where, filter] of Object.entries<ReviewFilter>({ 'any language': {}, 'one language': { languages: ['ar'] } })) {
    const places = Array.from({ length: Number(values.steps) }, (_, step) => queue[Math.floor((step * (queue.length - 1)) / Number(values.steps))]!.id);
    const ours = await median(places, (id) => nextReviewItem(db, PROGRAM, LIMITS, filter, id));
    const moment = momentOf(LIMITS);
    const atOnce = await median(places, (id) => db.reviewItem.findFirst({ where: { AND: [{ OR: stretches(filter, moment) }, conditions(PROGRAM, filter, moment), { id: { not: id } }] }, orderBy: ORDER }));
    console.log(`${where}: next item ${ours.toFixed(2)} ms, with OR ${atOnce.toFixed(2)} ms, ratio ${(atOnce / ours).toFixed(1)}`);
  }
  await db.$disconnect();
} finally {
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}

async function median(ids: string[], ask: (id: string) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const id of ids) {
    const start = performance.now();
    await ask(id);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function fill(db: Db, items: number): Promise<void> {
  const statements = `
    insert into source (id, name) values (gen_random_uuid(), 'Paper');
    insert into blob (sha256, size) values (repeat('0', 64), 1);
    insert into article (id, source_id, url, url_key, byline) select gen_random_uuid(), (select id from source), n::text, n::text, '{}' from generate_series(1, ${items}) n;
    insert into revision (id, article_id, number, fetched_at, final_url, redirects, http_status, headers, request_headers, body_sha256)
      select gen_random_uuid(), id, 1, now(), url, '[]', 200, '[]', '[]', repeat('0', 64) from article;
    insert into extraction (id, revision_id, extractor, byline, text, text_sha256, quality)
      select gen_random_uuid(), id, 'bench', '{}', repeat('Five civilians were killed in a raid. ', 60), '', '{}' from revision;
    insert into review_item (id, article_id, extraction_id, suggestions, suggester, priority, language, state, lease_expires_at, deferred_until)
      select gen_random_uuid(), r.article_id, e.id, jsonb_build_object('claims', repeat('x', 1500)), 'bench', floor(random() * 100), case when random() < 0.3 then 'ar' else 'en' end,
        (case when n % 20 = 0 then 'CLAIMED' when n % 20 = 1 then 'DEFERRED' else 'PENDING' end)::"ReviewState", now() + interval '1 hour', now() + interval '1 hour'
      from extraction e join revision r on r.id = e.revision_id join (select id, row_number() over () as n from article) a on a.id = r.article_id;
    analyze`;
  for (const statement of statements.split(';')) await db.$executeRawUnsafe(statement);
}
