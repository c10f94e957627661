import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { uuid7 } from '../../common/uuid7.ts';
import type { HostFigures } from './meter.ts';
import { startSoakSite, type SoakSite } from './site.ts';
import { WorkerPlace } from './workers.ts';

export interface SoakOptions {
  /** A migrated database with nothing in it. */
  databaseUrl: string;
  dataDir: string;
  /** Path of the compiled `cli/desk.js`. */
  program: string;
  hosts: number;
  pages: number;
  /** Seconds between two requests to one host. */
  delaySeconds: number;
  /** Gives up after this. */
  longestSeconds: number;
  /** Told now and then how far it has come. */
  say?: (line: string) => void;
}

export interface SoakFigures {
  pages: number;
  good: number;
  /** Good pages with exactly one item in the queue. */
  inQueueOnce: number;
  /** Items of pages that have no place in the queue. */
  strangers: number;
  /** Paths of good pages that are missing or there twice, with what their rows say. */
  amiss: string[];
  seconds: number;
  kills: number;
  hosts: HostFigures[];
  outcomes: Record<string, number>;
  /** Rows that are neither done nor given up. */
  unfinished: number;
  /** Resident megabytes over time, one list a process. */
  memory: number[][];
  /** What the workers printed last. */
  errors: string;
  /** What the workers that were asked to stop ended with. */
  exits: (number | null)[];
}

const KILL_AT = [0.3, 0.6];

/** Two workers, of which one is killed without warning twice, read a site of many hosts that fails in many ways, until nothing is left to do. */
export async function soak(options: SoakOptions): Promise<SoakFigures> {
  await using site = await startSoakSite(options.hosts, options.pages);
  const pool = new Pool({ connectionString: options.databaseUrl, max: 2 });
  const workers = [0, 1].map(() => new WorkerPlace({ program: options.program, environment: environmentOf(options, site) }));
  try {
    await registerSources(pool, site);
    const started = performance.now();
    for (const worker of workers) worker.start();
    const kills = await untilDone(pool, workers, options);
    const seconds = Math.round((performance.now() - started) / 1_000);
    const exits = await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
    return { ...(await compare(pool, site)), seconds, kills, exits, hosts: site.figures(), memory: workers.flatMap(({ memory }) => memory), errors: workers.map(({ errors }) => errors).join('') };
  } finally {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await pool.end();
  }
}

function environmentOf({ databaseUrl, dataDir, delaySeconds }: SoakOptions, { hosts }: SoakSite): Record<string, string> {
  return {
    NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, OUTBOUND_ALLOW: hosts.join(','), HOST_DELAY_SECONDS: String(delaySeconds), RETRY_SCALE: '0.02', PAGE_ATTEMPTS: '4',
    REREAD_HOURS: ',', WORKER_LEASE_SECONDS: '5', LOG_LEVEL: 'error',
  };
}

async function registerSources(pool: Pool, { origins }: SoakSite): Promise<void> {
  for (const [host, origin] of origins.entries()) {
    const id = uuid7();
    await pool.query('insert into source (id, name, updated_at) values ($1, $2, now())', [id, `Paper ${host + 1}`]);
    await pool.query(`insert into feed (id, source_id, kind, url) values ($1, $2, 'RSS', $3)`, [uuid7(), id, `${origin}/feed.xml`]);
  }
}

/** Waits till every feed was read and every page has come to an end, killing the second worker on the way. @returns how often */
async function untilDone(pool: Pool, [steady, victim]: WorkerPlace[], { pages, longestSeconds, say }: SoakOptions): Promise<number> {
  const deadline = performance.now() + longestSeconds * 1_000;
  let kills = 0;
  for (let look = 0; performance.now() < deadline; look += 1) {
    await sleep(1_000);
    await Promise.all([steady?.look(), victim?.look()]);
    const { rows: [row] } = await pool.query<{ jobs: number; ended: number }>(`select count(*)::int as jobs, count(*) filter (where state in ('DONE', 'GIVEN_UP'))::int as ended from scrape_job`);
    const { jobs, ended } = row ?? { jobs: 0, ended: 0 };
    if (look % 10 === 9) say?.(`${look + 1} s: ${ended} of ${jobs} pages ended`);
    if (ended === pages) break;
    const due = KILL_AT[kills];
    if (due !== undefined && ended >= due * pages) {
      kills += 1;
      await victim?.end('SIGKILL');
      victim?.start();
    }
  }
  return kills;
}

type Compared = Pick<SoakFigures, 'pages' | 'good' | 'inQueueOnce' | 'strangers' | 'amiss' | 'outcomes' | 'unfinished'>;

interface Row {
  url: string;
  state: string;
  outcome: string | null;
  error: string | null;
  items: number;
}

/** Holds what the database says against what the site planned. An item is counted for the page by the text's own number, too: no page may hide as another. */
async function compare(pool: Pool, { pages, origins }: SoakSite): Promise<Compared> {
  const { rows } = await pool.query<Row>(`
    select j.url, j.state::text, j.last_outcome as outcome, j.last_error as error,
      (select count(*)::int from review_item i join article a on a.id = i.article_id join extraction e on e.id = i.extraction_id
       where a.id = j.article_id and e.text ~ ('dispatch ' || substring(j.url from '\\d+$') || '\\.')) as items
    from scrape_job j`);
  const { rows: [items] } = await pool.query<{ count: number }>('select count(*)::int as count from review_item');
  const byUrl = new Map(rows.map((row) => [row.url, row]));
  const good = pages.filter((page) => page.good);
  const found = good.map((page) => ({ page, row: byUrl.get(`${origins[page.host]}${page.path}`) }));
  const once = found.filter(({ row }) => row?.items === 1).length;
  const outcomes: Record<string, number> = {};
  for (const { outcome } of rows) outcomes[outcome ?? 'none'] = (outcomes[outcome ?? 'none'] ?? 0) + 1;
  return {
    pages: pages.length, good: good.length, inQueueOnce: once, strangers: (items?.count ?? 0) - once, outcomes,
    amiss: found.filter(({ row }) => row?.items !== 1).map(({ page, row }) => `${page.behaviour} ${page.path}: ${row ? `${row.items} items, ${row.state} ${row.outcome} ${row.error}` : 'no row'}`),
    unfinished: rows.filter(({ state }) => state !== 'DONE' && state !== 'GIVEN_UP').length + pages.length - rows.length,
  };
}
