import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDb, type Db } from '../../prisma/db.ts';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';
import { record } from '../../test/support/incidents.ts';
import { startMeasured, type Measured } from './measured.ts';

/**
 * One change reaches thousands: what it costs the server, beside a plain graphql-ws server on the same table.
 *
 *   npm run build:server && npm run --silent bench:fanout -- [--clients 5000] [--events 20] [--runs 3] [--questions 1]
 *
 * `questions` is how many different selections or filters the subscribers use (the peer executes for each client anyway).
 */
const { values } = parseArgs({
  options: { clients: { type: 'string', default: '5000' }, events: { type: 'string', default: '20' }, runs: { type: 'string', default: '3' }, questions: { type: 'string', default: '1' } },
});
const [clients, events, runs] = [Number(values.clients), Number(values.events), Number(values.runs)];
const QUIET_MS = 5_000;

interface Result {
  /** KiB a client: heap and buffers after a collection, and the process's resident pages. */
  heap: number;
  resident: number;
  /** CPU milliseconds of the server an event, one at a time, and in a burst of all. */
  cpu: number;
  burst: number;
  /** Milliseconds from the commit to the last client: median and worst. */
  last: number;
  worst: number;
  /** CPU milliseconds a second while nothing happens. */
  idle: number;
  bytes: number;
}

async function measure(server: Measured, db: Db, questions: string): Promise<Result> {
  const before = await server.figures(true);
  const subscribers = fork(join(import.meta.dirname, 'subscribers.ts'), [server.url, String(clients), questions]);
  await once(subscribers, 'message');
  const connected = await server.figures(true);
  await sleep(QUIET_MS);
  const quiet = await server.figures();

  const times: number[] = [];
  let bytes = 0;
  const start = await server.figures();
  for (let event = 0; event < events; event += 1) {
    const told = once(subscribers, 'message');
    subscribers.send(clients);
    await sleep(20);
    await record(db, [incident(event)]);
    const committed = Date.now();
    const [{ at, bytes: size }] = (await told) as [{ at: number; bytes: number }];
    times.push(at - committed);
    bytes = size;
  }
  const single = await server.figures();
  const told = once(subscribers, 'message');
  subscribers.send(clients * events);
  await sleep(20);
  const beforeBurst = await server.figures();
  await record(db, Array.from({ length: events }, (_, event) => incident(event)));
  await told;
  const burst = await server.figures();
  subscribers.kill();
  await once(subscribers, 'exit');

  const sorted = times.toSorted((one, other) => one - other);
  const held = ({ memory }: typeof before) => memory.heapUsed + memory.external;
  return {
    heap: (held(connected) - held(before)) / clients / 1024, resident: (connected.memory.rss - before.memory.rss) / clients / 1024,
    cpu: cpuBetween(start, single) / events, burst: cpuBetween(beforeBurst, burst) / events,
    last: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0, idle: cpuBetween(connected, quiet) / (QUIET_MS / 1000), bytes,
  };
}

function cpuBetween(one: { cpu: NodeJS.CpuUsage }, other: { cpu: NodeJS.CpuUsage }): number {
  return (other.cpu.user + other.cpu.system - one.cpu.user - one.cpu.system) / 1000;
}

function incident(event: number): Parameters<typeof record>[1][number] {
  return { day: `2017-06-${String(1 + (event % 28)).padStart(2, '0')}`, grade: 'FAIR', killed: [event, event + 2], country: 'SY', admin1: 'Aleppo' };
}

const dataDir = await mkdtemp(join(tmpdir(), 'desk-fanout-'));
// PostgreSQL refuses to run as root: its own user must be able to enter.
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, console.error);
const db = openDb({ url: database.url, poolSize: 2, name: 'bench' });
try {
  await migrate(database.url);
  const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', STREAMS_LIMIT: '1000000' };
  const contestants = {
    desk: () => startMeasured(resolve('dist/cli/desk.js'), ['api'], environment),
    'graphql-ws': () => startMeasured(join(import.meta.dirname, 'peer.ts'), [], environment),
  };
  console.log(`${clients} subscribers, ${values.questions} question(s), ${events} events a run; memory in KiB a subscriber, CPU in ms an event, times in ms`);
  for (let run = 1; run <= runs; run += 1) {
    const results: Record<string, Result> = {};
    for (const [name, start] of Object.entries(contestants)) {
      const server = await start();
      try {
        results[name] = await measure(server, db, name === 'desk' ? values.questions : '1');
      } finally {
        await server.stop();
      }
    }
    const [desk, peer] = [results['desk'], results['graphql-ws']];
    if (!desk || !peer) throw new Error('A contestant is missing');
    const ratios = Object.fromEntries(Object.entries(peer).map(([figure, value]) => [figure, value / desk[figure as keyof Result]]));
    console.log(`run ${run}`);
    console.table(Object.fromEntries(Object.entries({ ...results, 'peer / desk': ratios }).map(([name, figures]) => [name, rounded(figures as unknown as Record<string, number>)])));
  }
} finally {
  await db.$disconnect();
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}

function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]));
}
