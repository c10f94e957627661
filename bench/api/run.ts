import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';
import type { Answer } from './constant.ts';
import { fill, subjectsOf } from './data.ts';
import { load, median, ratio, type Figures } from './load.ts';
import { questions, type Question } from './questions.ts';
import { serve, type Served } from './servers.ts';
import { openWriter, type Writer } from './writer.ts';

/** Until V8 has compiled what a question needs: after one second the first question was answered at four fifths of its later speed. */
const WARM_UP_SECONDS = 4;
/** What node:http adds by itself. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/**
 * The API's speed beside PostGraphile 5 on the same database and a server that does nothing but send the same bytes:
 *
 *   node bench/api/run.ts [--events FILE.csv.gz] [--data FOLDER] [--times 1] [--seconds 2] [--rounds 9] [--connections 32] [--only 'one incident,48 months']
 *
 * Needs a build (`npm run build`). All servers take turns in each round; a ratio is the middle one of all rounds'. `--data` keeps the database for the next
 * run; one made with `--times 10` stays so.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: 'events.csv.gz' }, data: { type: 'string' }, times: { type: 'string', default: '1' }, seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '9' }, connections: { type: 'string', default: '32' }, only: { type: 'string' },
  },
});
const [seconds, rounds, connections] = [Number(values.seconds), Number(values.rounds), Number(values.connections)];
const dataDir = values.data ? resolve(values.data) : await mkdtemp(join(tmpdir(), 'desk-api-'));
await mkdir(dataDir, { recursive: true });
// PostgreSQL refuses to run as root: its own user must be able to enter.
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, console.error, { durable: false });
const client = new pg.Client({ connectionString: database.url });
try {
  await migrate(database.url);
  await client.connect();
  await fill(client, { databaseUrl: database.url, dataDir, events: resolve(values.events), times: Number(values.times) });
  const subjects = await subjectsOf(client);
  const { rows: [size] } = await client.query<{ incidents: string; claims: string }>('select (select count(*) from incident) as incidents, (select count(*) from claim) as claims');
  console.log(`${size?.incidents} incidents, ${size?.claims} claims, ${connections} connections, ${rounds} rounds of ${seconds} s`);
  const only = values.only?.split(',');
  await measure(questions(subjects).filter(({ name }) => only?.includes(name) ?? true));
} finally {
  await client.end();
  await database.release();
  if (!values.data) await rm(dataDir, { recursive: true, force: true });
}

async function measure(asked: readonly Question[]): Promise<void> {
  const ours = (name: string, cache: string) =>
    serve(name, ['dist/cli/desk.js', 'api'], { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', CACHE_BYTES: cache });
  const [plain, kept, peer, constant] = await Promise.all([
    ours('uncached', '0'), ours('cached', '200000000'), serve('postgraphile', ['bench/api/peer.ts', database.url]), serve('constant', ['bench/api/constant.ts']),
  ]);
  const writer = await openWriter(database.url, 20);
  const table: Record<string, object> = {};
  try {
    for (const question of asked) table[question.name] = await measureOne(question, { plain, kept, peer, constant, writer });
  } finally {
    await writer.stop();
    for (const server of [plain, kept, peer, constant]) await server.stop();
  }
  console.log('requests a second: uncached and its processor a request as ratios to PostGraphile; cached, and cached with 20 writes a second, as ratios to the constant server');
  console.table(table);
}

interface Servers {
  plain: Served;
  kept: Served;
  peer: Served;
  constant: Served;
  writer: Writer;
}

async function measureOne(question: Question, { plain, kept, peer, constant, writer }: Servers): Promise<object> {
  for (const [server, body] of [[plain, question.ours[0]!], [kept, question.ours[0]!], [peer, question.theirs[0]!]] as const) {
    const answer = (await answerOf(server, body)).body;
    if (!question.holds(answer)) throw new Error(`${server.name} answers "${question.name}" otherwise: ${answer.slice(0, 600)}`);
  }
  const turn = async (server: Served, bodies: string[], forSeconds: number): Promise<Figures> => {
    await atRest();
    return load(server, bodies, forSeconds, connections);
  };
  const first = await answerOf(kept, question.ours[0]!);
  await fetch(constant.url, { method: 'PUT', body: JSON.stringify(first) });
  const turns: [string, Served, string[]][] = [['uncached', plain, question.ours], ['peer', peer, question.theirs], ['cached', kept, question.ours], ['constant', constant, question.ours]];
  for (const [, server, bodies] of turns) await turn(server, bodies, WARM_UP_SECONDS);
  const figures = new Map<string, Figures[]>();
  const note = (name: string, round: Figures): void => void figures.set(name, [...(figures.get(name) ?? []), round]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, server, bodies] of turns) note(name, await turn(server, bodies, seconds));
    writer.go();
    note('written', await load(kept, question.ours, seconds, connections));
    writer.rest();
  }
  const of = (name: string): Figures[] => figures.get(name) ?? [];
  const shown = ({ perSecond, p50, p99, cpu }: Figures): string => `${Math.round(perSecond)}/s ${p50}/${p99} ms ${cpu.toFixed(2)} cpu`;
  for (const name of figures.keys()) console.log(`${question.name}, ${name}: ${shown(median(of(name)))}`);
  return {
    bytes: first.body.length, 'uncached ×': ratio(of('uncached'), of('peer'), 'perSecond'), 'cpu ×': ratio(of('uncached'), of('peer'), 'cpu'),
    'cached ×': ratio(of('cached'), of('constant'), 'perSecond'), 'written ×': ratio(of('written'), of('constant'), 'perSecond'),
  };
}

/** Waits until PostgreSQL has done what was asked of it: a search of PostGraphile's goes on for a second when its client has left, and would be in the next server's turn. */
async function atRest(): Promise<void> {
  for (let quiet = 0; quiet < 5; await sleep(20)) {
    const { rows } = await client.query("select from pg_stat_activity where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()");
    quiet = rows.length === 0 ? quiet + 1 : 0;
  }
}

async function answerOf(server: Served, question: string): Promise<Answer> {
  const answer = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' }, body: question });
  return { head: [...answer.headers].filter(([name]) => !OWN_HEADERS.has(name)).flat(), body: await answer.text() };
}
