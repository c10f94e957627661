import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Prisma } from '../../prisma/client/client.ts';
import { openDb, type Db } from '../../prisma/db.ts';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { conditions, momentOf, stretches } from '../../server/review/conditions.ts';
import { listReviewItems } from '../../server/review/list.ts';
import { nextReviewItem } from '../../server/review/next.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { fill, WORDS } from './fill.ts';

/**
 * How long the next item of a full queue takes, against the same question asked at once with OR; and the first page and the number of
 * what holds a word, against a search with ILIKE:
 *
 *   node --experimental-transform-types bench/queue/run.ts [--items 50000] [--steps 200]
 *
 * A ratio above 1 says how many times faster the desk's way is. A tenth of the items is claimed or deferred.
 */
const { values } = parseArgs({ options: { items: { type: 'string', default: '50000' }, steps: { type: 'string', default: '200' } } });
const LIMITS = { PAGE_LIMIT: 500, LOOKING_SECONDS: 45 };
const ORDER = [{ priority: 'desc' as const }, { id: 'asc' as const }];
const SEARCHES = 9;

const dataDir = await mkdtemp(join(tmpdir(), 'desk-queue-'));
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, console.error);
try {
  await migrate(database.url);
  const db = openDb({ url: database.url, poolSize: 4, name: 'bench' });
  const filled = performance.now();
  await fill(db, Number(values.items));
  console.log(`${values.items} items were written in ${((performance.now() - filled) / 1000).toFixed(0)} s`);
  const read = performance.now();
  await db.$queryRaw`select count(words_of_article(a.title, x.text))::int from review_item i join article a on a.id = i.article_id join extraction x on x.id = i.extraction_id`;
  console.log(`their words are read anew, as the migration does, in ${((performance.now() - read) / 1000).toFixed(0)} s`);
  await nextItems(db);
  for (const word of WORDS) await search(db, word);
  await db.$disconnect();
} finally {
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}

async function nextItems(db: Db): Promise<void> {
  const queue = await db.reviewItem.findMany({ where: { state: 'PENDING' }, orderBy: ORDER, select: { id: true } });
  for (const [where, filter] of Object.entries<ReviewFilter>({ 'any language': {}, 'one language': { languages: ['ar'] } })) {
    const places = Array.from({ length: Number(values.steps) }, (_, step) => queue[Math.floor((step * (queue.length - 1)) / Number(values.steps))]!.id);
    const ours = await median(places, (id) => nextReviewItem(db, PROGRAM, LIMITS, filter, id));
    const moment = momentOf(LIMITS);
    const atOnce = await median(places, (id) => db.$queryRaw`
      select * from review_item i where (${Prisma.join(stretches(filter, moment), ' or ')}) and ${conditions(PROGRAM, filter, moment)} and i.id <> ${id}::uuid order by i.priority desc, i.id limit 1`);
    console.log(`${where}: next item ${ours.toFixed(2)} ms, with OR ${atOnce.toFixed(2)} ms, ratio ${(atOnce / ours).toFixed(1)}`);
  }
}

async function search(db: Db, word: string): Promise<void> {
  const found = () => listReviewItems(db, PROGRAM, { first: 50 }, LIMITS, { text: word }, (row) => row.id);
  const like = Prisma.sql`from review_item i join article a on a.id = i.article_id join extraction x on x.id = i.extraction_id
    where i.state = 'PENDING' and (a.title ilike ${`%${word}%`} or x.text ilike ${`%${word}%`})`;
  const times = Array.from({ length: SEARCHES }, () => '');
  const page = await median(times, found);
  const pageLike = await median(times, () => db.$queryRaw`select i.id ${like} order by i.priority desc, i.id limit 51`);
  const { totalCount } = await found();
  const counted = await median(times, totalCount);
  const countedLike = await median(times, () => db.$queryRaw`select count(*)::int ${like}`);
  console.log(`"${word}", in ${await totalCount()} items: page ${page.toFixed(1)} ms, with ILIKE ${pageLike.toFixed(1)} ms, ratio ${(pageLike / page).toFixed(1)}; `
    + `number ${counted.toFixed(1)} ms, with ILIKE ${countedLike.toFixed(1)} ms, ratio ${(countedLike / counted).toFixed(1)}`);
}

async function median<T>(list: readonly T[], ask: (entry: T) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const entry of list) {
    const start = performance.now();
    await ask(entry);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
