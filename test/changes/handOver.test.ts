import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { transact } from '../../prisma/db.ts';
import { openBell, type Bell } from '../../server/changes/bell.ts';
import type { Question } from '../../server/changes/group.ts';
import { createLive, type Live } from '../../server/changes/live.ts';
import type { Outlet } from '../../server/changes/outlet.ts';
import { audible, writeFeedCursor, type ChangeQuery } from '../../server/changes/read.ts';
import { openTail, type Tail } from '../../server/changes/tail.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { ANONYMOUS, PROGRAM, type Viewer } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../http/streams.ts';
import { dice, type Dice } from './dice.ts';
import { lightDraft } from './lightDrafts.ts';

// Readers replay, catch up, lag and come back at random while writers commit: each must get its changes once and in order.

const log = pino({ level: 'silent' });
let database: TestDatabase;
let bell: Bell;
let tail: Tail;
let live: Live;
beforeAll(async () => {
  database = await openTestDatabase();
  bell = await openBell(database.url, log);
  tail = await openTail({ db: database.db, bell, log });
  live = createLive({ db: database.db, tail, log, stallSeconds: 60 });
});
afterAll(async () => {
  await tail[Symbol.asyncDispose]();
  await bell[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const QUERIES: ChangeQuery[] = [{}, { countries: ['SY'] }, { grades: ['WEAK', 'FAIR'], kinds: ['INCIDENT_UPDATED', 'NOTE_CREATED'] }];
let executed = 0;

function question(number: number, viewer: Viewer): Question {
  return {
    key: `${number} ${viewer.role}`, viewer, query: QUERIES[number] ?? {},
    async render({ seq }) {
      executed += 1;
      if (Number(seq) % 3 === 0) await sleep(Number(seq) % 5); // executions take their time, now more, now less
      return { payload: seq.toString(), id: undefined };
    },
  };
}

interface FakeReader {
  heard: bigint[];
  question: Question;
  leave(): void;
}

/** A reader that gets full now and then, and goes away and comes back with its last cursor now and then. */
async function read(random: Dice, asked: Question, from: bigint): Promise<FakeReader> {
  const reader: FakeReader = { heard: [], question: asked, leave: () => undefined };
  const connect = async (): Promise<void> => {
    let gone = false;
    const outlet: Outlet = {
      send({ payload }) {
        if (gone) throw new Error('Sent to a reader that has left');
        reader.heard.push(BigInt(payload));
        if (random.chance(0.02)) {
          gone = true;
          reader.leave();
          void sleep(random.below(20)).then(connect);
        }
        return !random.chance(0.05);
      },
      drained: () => sleep(random.below(30)),
      fail(error) { throw error; },
      tooSlow: () => undefined,
    };
    reader.leave = (await live.open(asked, writeFeedCursor(reader.heard.at(-1) ?? from)))(outlet);
  };
  await connect();
  return reader;
}

async function write(random: Dice, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await transact(database.db, (tx) => writeChanges(tx, PROGRAM, async (turn) => {
      for (let n = random.below(4); n >= 0; n -= 1) turn.add(lightDraft(random));
      if (random.chance(0.2)) throw new Error('taken back');
    })).catch((error: Error) => expect(error.message).toBe('taken back'));
    if (random.chance(0.3)) await sleep(random.below(10));
  }
}

async function expected({ viewer, query }: Question, from: bigint): Promise<bigint[]> {
  const rows = await database.db.change.findMany({ where: { AND: [{ seq: { gt: from } }, audible(viewer, query)] }, orderBy: { seq: 'asc' }, select: { seq: true } });
  return rows.map(({ seq }) => seq);
}

test.each([1, 2, 3])('whoever replays, lags or comes back gets every change once and in order (%i)', async (seed) => {
  const random = dice(seed);
  const start = tail.head();
  const questions = QUERIES.flatMap((_query, number) => [question(number, ANONYMOUS), question(number, PROGRAM)]);
  const writing = Promise.all(Array.from({ length: 4 }, () => write(random, 60)));
  const readers: FakeReader[] = [];
  for (let n = 0; n < 60; n += 1) {
    readers.push(await read(random, random.one(questions), start));
    await sleep(random.below(15));
  }
  await writing;
  const wanted = new Map<Question, bigint[]>();
  for (const each of questions) wanted.set(each, await expected(each, start));
  await until(() => readers.every(({ heard, question: asked }) => heard.length >= (wanted.get(asked)?.length ?? 0)));
  for (const { heard, question: asked } of readers) expect(heard).toEqual(wanted.get(asked));
  await until(() => live.figures().members === 60); // who went away with the last change is on its way back
  expect(live.figures()).toMatchObject({ members: 60, lag: 0n, position: tail.head() });
  for (const reader of readers) reader.leave();
  expect(live.figures()).toMatchObject({ groups: 0, members: 0 });
}, 120_000);

test('one event is executed once for all who have caught up and ask the same', async () => {
  const random = dice(4);
  let heard = 0;
  const outlet: Outlet = { send: () => { heard += 1; return true; }, drained: async () => undefined, fail(error) { throw error; }, tooSlow: () => undefined };
  const leaves = [];
  for (let n = 0; n < 500; n += 1) leaves.push((await live.open(question(0, PROGRAM), null))(outlet));
  await until(() => live.figures().members === 500);
  executed = 0;
  await transact(database.db, (tx) => writeChanges(tx, PROGRAM, async (turn) => turn.add(lightDraft(random))));
  await until(() => heard === 500);
  expect(executed).toBe(1);
  for (const leave of leaves) leave();
});

test('who takes nothing for too long is told so by name', async () => {
  const impatient = createLive({ db: database.db, tail, log, stallSeconds: 0.05 });
  const told = Promise.withResolvers<void>();
  const outlet: Outlet = { send: () => false, drained: () => told.promise, fail(error) { throw error; }, tooSlow: told.resolve };
  const leave = (await impatient.open(question(0, PROGRAM), writeFeedCursor(0n)))(outlet);
  await told.promise;
  leave();
  expect(impatient.figures()).toMatchObject({ groups: 0, members: 0, behind: 0 });
});
