import { setTimeout as sleep } from 'node:timers/promises';
import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openSocket } from '../http/streams.ts';
import { record } from '../support/incidents.ts';
import { dice, type Dice } from './dice.ts';
import { lightDraft } from './lightDrafts.ts';

// Twenty writers, some of whose transactions are taken back, and fifteen readers on three transports who go away and come back, to
// either of two servers, whenever they like.

/** Marks the change after which a reader may go home. */
const LAST = 'LAST';
const WRITERS = 20;
const READERS_EACH = 5;
const REAL_ACTS = 0.05;

interface Heard {
  cursor: string;
  code: string | null;
}

export interface Trial {
  db: Db;
  /** Addresses of the servers. */
  urls: string[];
  /** Key of a reviewer. */
  key: string;
  changes: number;
  seed: number;
}

export interface Outcome {
  committed: string[];
  /** What the public may hear of it. */
  public: string[];
  readers: { name: string; public: boolean; heard: string[]; connections: number }[];
}

/** Plays it to the end. @returns numbers of the changes, as committed and as each reader heard them */
export async function everyReader({ db, urls, key, changes, seed }: Trial): Promise<Outcome> {
  const kinds = { query: byQuery, websocket: bySocket, sse: byStream };
  const readers = Object.entries(kinds).flatMap(([name, read], kind) => Array.from({ length: READERS_EACH }, (_, index) => {
    const isPublic = index === 0; // the others see everything
    const reader: Reader = { random: dice(seed + kind * 10 + index), urls, key: isPublic ? null : key, heard: [], connections: 0 };
    return { name: `${name} ${index}`, public: isPublic, reader, done: read(reader) };
  }));
  const each = Math.ceil(changes / WRITERS);
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(db, dice(seed + 1_000 + writer), each)));
  await commit(db, (turn) => turn.add({ ...lightDraft(dice(seed)), code: LAST, publicAfter: true }));
  await Promise.all(readers.map(({ done }) => done));
  const rows = await db.change.findMany({ orderBy: { seq: 'asc' }, select: { seq: true, publicBefore: true, publicAfter: true } });
  return {
    committed: rows.map(({ seq }) => String(seq)),
    public: rows.filter(({ publicBefore, publicAfter }) => publicBefore || publicAfter).map(({ seq }) => String(seq)),
    readers: readers.map(({ name, public: isPublic, reader }) => ({ name, public: isPublic, heard: reader.heard.map(numberOf), connections: reader.connections })),
  };
}

function commit(db: Db, fill: (turn: Parameters<Parameters<typeof writeChanges>[2]>[0]) => void): Promise<void> {
  return transact(db, (tx) => writeChanges(tx, PROGRAM, async (turn) => fill(turn)));
}

async function write(db: Db, random: Dice, changes: number): Promise<void> {
  for (let written = 0; written < changes;) {
    if (random.chance(REAL_ACTS)) {
      const [incident] = await record(db, [{ day: '2017-06-01', grade: 'WEAK', killed: [1, 2] }]);
      await updateIncident(db, PROGRAM, { id: incident!.id, expectedVersion: 1, reason: 'A second source', patch: { grade: 'FAIR' } });
      written += 2;
      continue;
    }
    const size = 1 + random.below(12);
    const takenBack = random.chance(0.2);
    await commit(db, (turn) => {
      for (let n = 0; n < size; n += 1) turn.add(lightDraft(random));
      if (takenBack) throw new TakenBack();
    }).catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    if (!takenBack) written += size;
  }
}

class TakenBack extends Error {}

interface Reader {
  random: Dice;
  urls: string[];
  key: string | null;
  heard: Heard[];
  connections: number;
}

function numberOf({ cursor }: Heard): string {
  return Buffer.from(cursor, 'base64url').toString().split(':')[1] ?? '';
}

const isDone = ({ heard }: Reader): boolean => heard.at(-1)?.code === LAST;
const lastOf = ({ heard }: Reader): string => heard.at(-1)?.cursor ?? Buffer.from('change:0').toString('base64url');
const headersOf = ({ key }: Reader) => ({ 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) });
/** How many changes a reader takes before it goes away: few, or many. */
const patience = (random: Dice): number => (random.chance(0.3) ? 1 + random.below(20) : 200 + random.below(2_000));

const SUBSCRIPTION = 'subscription ($after: Cursor) { changes(after: $after) { cursor code kind after } }';

async function byQuery(reader: Reader): Promise<void> {
  const query = 'query ($after: Cursor, $first: Int!) { changes(after: $after, first: $first) { nodes { cursor code } } }';
  while (!isDone(reader)) {
    reader.connections += 1;
    const body = JSON.stringify({ query, variables: { after: lastOf(reader), first: 1 + reader.random.below(500) } });
    const response = await fetch(`${reader.random.one(reader.urls)}/graphql`, { method: 'POST', headers: headersOf(reader), body });
    const { data, errors } = (await response.json()) as { data: { changes: { nodes: Heard[] } }; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    reader.heard.push(...data.changes.nodes);
    if (data.changes.nodes.length === 0) await sleep(50);
  }
}

async function bySocket(reader: Reader): Promise<void> {
  while (!isDone(reader)) {
    reader.connections += 1;
    const socket = await openSocket(reader.random.one(reader.urls), reader.key ? { payload: { authorization: `Bearer ${reader.key}` } } : {});
    socket.send({ id: 's', type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { after: lastOf(reader) } } });
    for (let left = patience(reader.random); left > 0 && !isDone(reader); left -= 1) {
      const { type, payload } = await socket.next('s');
      const change = (payload as { data?: { changes: Heard } | null } | undefined)?.data?.changes;
      if (type !== 'next' || !change) throw new Error(JSON.stringify({ type, payload }));
      reader.heard.push(change);
    }
    if (reader.random.chance(0.5)) socket.send({ id: 's', type: 'complete' });
    socket.close();
  }
}

async function byStream(reader: Reader): Promise<void> {
  while (!isDone(reader)) {
    reader.connections += 1;
    const leave = new AbortController();
    const response = await fetch(`${reader.random.one(reader.urls)}/graphql`, {
      method: 'POST', signal: leave.signal, body: JSON.stringify({ query: SUBSCRIPTION }),
      headers: { ...headersOf(reader), accept: 'text/event-stream', 'last-event-id': lastOf(reader) },
    });
    let left = patience(reader.random);
    for await (const change of eventsOf(response)) {
      reader.heard.push(change);
      if ((left -= 1) === 0 || isDone(reader)) break;
    }
    leave.abort();
  }
}

async function* eventsOf(response: Response): AsyncGenerator<Heard> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, data] = /^data: (.+)$/m.exec(block) ?? [];
      if (!data) continue;
      const { changes } = (JSON.parse(data) as { data?: { changes?: Heard } | null }).data ?? {};
      if (!changes) throw new Error(data);
      yield changes;
    }
  }
}
