import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Chance } from '../../demo/history/chance.ts';
import { openDatabase } from '../../prisma/open.ts';
import { Api } from './api.ts';
import { compare, type Comparison } from './compare.ts';
import { FAULTS, type Scene } from './faults.ts';
import { Mirror, WAYS } from './mirror.ts';
import { freePort, Place, runCommand } from './places.ts';
import { startEndpoints, type Endpoint } from './receivers.ts';
import { write, type Owned } from './writers.ts';

export interface KillOptions {
  /** An empty folder that user postgres can enter. */
  dataDir: string;
  /** Path of the compiled `cli/desk.js`. */
  program: string;
  seconds: number;
  seed: number;
  /** Only the faults whose names have this in them; all where absent. */
  only?: string;
  say: (line: string) => void;
}

/** What happened, and what was found when it was over. */
export interface KillFigures extends Comparison {
  /** Each fault and the milliseconds until every API answered again. */
  faults: { name: string; backMs: number }[];
  acknowledged: number;
  codes: Record<string, number>;
  silent: number;
  unhinted: number;
  surprises: string[];
  /** Processes that ended although nobody had killed them, with their last words. */
  fell: { name: string; times: number; words: string }[];
}

const WRITERS = 6;
const INCIDENTS = 24;
const ENDPOINTS = [{ name: 'flaky', failing: 0.3, slow: 10 }, { name: 'steady', failing: 0, slow: 5 }, { name: 'slow', failing: 0.05, slow: 60 }];
/** The schedule shrunk so that ten tries take about a minute, and leases that run out within the test. */
const WEBHOOKS = { WEBHOOK_RETRY_SCALE: '0.0002', WEBHOOK_TIMEOUT_SECONDS: '2' };
const GIVE_UP_MS = 60_000;

/** Runs two APIs and two workers on one embedded database under writers, breaks them in a loop, and compares what is left. */
export async function kill({ dataDir, program, seconds, seed, only = '', say }: KillOptions): Promise<KillFigures> {
  const chance = new Chance(seed);
  await using receivers = await startEndpoints(ENDPOINTS, new Chance(seed + 1));
  const hosts = receivers.endpoints.map(({ url }) => new URL(url).host).join(',');
  const environment = { NODE_ENV: 'test', DATA_DIR: dataDir, OUTBOUND_ALLOW: hosts, LOG_LEVEL: 'error', ...WEBHOOKS };
  const database = await openDatabase({ DATA_DIR: dataDir }, say);
  const ports = [await freePort(), await freePort()];
  const api = new Api(ports.map((port) => `http://127.0.0.1:${port}`));
  const scene: Scene = {
    dataDir, chance,
    apis: ports.map((port, index) => new Place(`api ${index + 1}`, program, { ...environment, PORT: String(port) })),
    workers: [1, 2].map((number) => new Place(`worker ${number}`, program, environment)),
  };
  const places = [...scene.apis, ...scene.workers];
  try {
    const keys = await prepare(program, environment, dataDir);
    for (const place of places) place.start();
    await untilServed(api, () => true);
    for (const endpoint of receivers.endpoints) await subscribe(api, keys.partner, endpoint);
    // From here on the desk's own processes alone look after the database.
    await database.release();

    let over = false;
    const owned = Map.groupBy((await incidentsOf(api)).entries(), ([index]) => index % WRITERS);
    const writing = [...owned].map(([writer, list]) => write(api, keys.editor, `w${writer}`, list.map(([, incident]) => incident), () => over));
    using stack = new DisposableStack();
    const mirrors = Object.keys(WAYS).map((name, index) => stack.use(new Mirror(name, api, join(dataDir, `mirror${index}.sqlite`))));
    const written = Promise.withResolvers<number>();
    const following = Promise.all(mirrors.map((mirror) => mirror.follow(written.promise)));
    following.catch(() => undefined); // told where it is awaited
    const faults = await breakThings(scene, api, { seconds, only, say });
    over = true;
    const titles = (await Promise.all(writing)).flat();
    say(`${titles.length} writes were acknowledged; copies and endpoints catch up …`);

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows: [feed] } = await client.query<{ last: string }>('select max(seq)::text as last from change');
      written.resolve(Number(feed?.last));
      await following;
      await untilDelivered(client);
      const { codes, silent, unhinted, surprises } = api;
      return {
        ...(await compare(client, titles, mirrors, receivers.endpoints)), faults, acknowledged: titles.length, codes: Object.fromEntries(codes), silent, unhinted, surprises,
        fell: places.filter(({ fell }) => fell > 0).map(({ name, fell, words }) => ({ name, times: fell, words })),
      };
    } finally {
      await client.end();
    }
  } finally {
    await Promise.all(places.map((place) => place.stop()));
  }
}

/** Incidents to write on and keys to do it with, by the desk's own commands. */
async function prepare(program: string, environment: Record<string, string>, dataDir: string): Promise<{ editor: string; partner: string }> {
  const file = join(dataDir, 'incidents.jsonl');
  const lines = Array.from({ length: INCIDENTS }, (_, index) => JSON.stringify({
    code: `KILL${index}`, airwars_id: String(9_000 + index), date: '2017-06-15', date_type: 'date', published: '2017-06-15', place_en: 'Invented Town', governorate: 'Ar Raqqah', country_ar: 'سوريا',
    belligerent: 'Blue Air Force', grading: 'Fair', harm_reported: 'Yes', n_sources: 3, killed_min: 2, killed_max: 5, lat: 35.9, lon: 39, geo_precision: 'town',
  }));
  await writeFile(file, `${lines.join('\n')}\n`);
  await runCommand(program, ['import', 'airwars', file], environment);
  const [editor, partner] = await Promise.all([
    runCommand(program, ['key', 'create', 'writer', '--role', 'EDITOR'], environment), runCommand(program, ['key', 'create', 'partner', '--role', 'PARTNER'], environment),
  ]);
  return { editor, partner };
}

async function incidentsOf(api: Api): Promise<Owned[]> {
  const { incidents } = await api.ask<{ incidents: { nodes: Owned[] } }>(`{ incidents(first: ${INCIDENTS}) { nodes { id version } } }`);
  return incidents.nodes;
}

async function subscribe(api: Api, key: string, endpoint: Endpoint): Promise<void> {
  const { createWebhook } = await api.ask<{ createWebhook: { secret: string } }>(
    'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }', { input: { url: endpoint.url, clientMutationId: endpoint.name } }, key);
  endpoint.secret = createWebhook.secret;
}

/** Breaks one thing after the other until the time is up, each when all stood again. */
async function breakThings(scene: Scene, api: Api, { seconds, only, say }: { seconds: number; only: string; say: (line: string) => void }): Promise<KillFigures['faults']> {
  const end = performance.now() + seconds * 1_000;
  const done: KillFigures['faults'] = [];
  let left: string[] = [];
  while (performance.now() < end) {
    await sleep(scene.chance.int(300, 1_500));
    // Every fault once before any comes again.
    if (left.length === 0) left = Object.keys(FAULTS).filter((name) => name.includes(only));
    const [name = ''] = left.splice(scene.chance.int(0, left.length - 1), 1);
    const aftermath = await FAULTS[name]?.(scene);
    if (!aftermath) continue;
    await untilServed(api, aftermath.anew);
    const backMs = Math.round(performance.now() - aftermath.since);
    done.push({ name, backMs });
    say(`${name}: served again after ${backMs} ms`);
  }
  return done;
}

/** Until every API answers from the database. */
async function untilServed(api: Api, anew: () => boolean): Promise<void> {
  const end = performance.now() + GIVE_UP_MS;
  for (;;) {
    const answers = anew() ? await Promise.all(api.urls.map((url) => api.tryOnce(url, { query: '{ meta { lastCursor } }' }))) : [null];
    if (answers.every((answer) => answer !== null)) return;
    if (performance.now() > end) throw new Error(`The desk is not served again after ${GIVE_UP_MS / 1_000} s`);
    await sleep(50);
  }
}

/** Until every endpoint has come to the end of the feed, or none comes any further. */
async function untilDelivered(client: pg.Client): Promise<void> {
  let [last, since] = ['', performance.now()];
  for (;;) {
    const { rows } = await client.query<{ left: string; state: string }>(`select ((select max(seq) from change) - position)::text as left, state::text from webhook order by id`);
    if (rows.every(({ left }) => left === '0')) return;
    const now = JSON.stringify(rows);
    if (now !== last) [last, since] = [now, performance.now()];
    else if (performance.now() - since > GIVE_UP_MS) return; // compare tells what is missing
    await sleep(200);
  }
}
