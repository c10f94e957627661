import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { transact } from '../../prisma/db.ts';
import { waitingItems, type WaitingItem } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

// Two transactions that wait for each other: PostgreSQL undoes one of them. An act is done again, and its caller hears nothing of it.

let desk: TestDesk;
let other: pg.Client;
let items: WaitingItem[];
beforeAll(async () => {
  desk = await openDesk();
  other = new pg.Client({ connectionString: desk.database.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await desk[Symbol.asyncDispose]();
});
beforeEach(async () => {
  items = await waitingItems(desk.database.db, 2);
});

const REJECT = 'mutation ($input: RejectReviewItemsInput!) { rejectReviewItems(input: $input) { done { state } notDone { code } } }';
const reject = (key: string) => desk.ask(REJECT, { input: { selection: { items: items.map(({ globalId }) => ({ id: globalId })) }, reason: 'OTHER', note: 'Trial', clientMutationId: key } }, 'REVIEWER');
const DONE = { data: { rejectReviewItems: { done: [{ state: 'REJECTED' }, { state: 'REJECTED' }], notDone: [] } } };

const lock = (item: WaitingItem | undefined) => other.query('select 1 from review_item where id = $1 for update', [item?.id]);

async function untilTheActWaits(answer: Promise<unknown>): Promise<void> {
  const waits = async () => (await desk.database.sql(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name like 'casualty-desk api%'`)).length > 0;
  let over = false;
  void answer.then(() => { over = true; });
  while (!over && !(await waits()));
  expect(over).toBe(false);
}

test('an act that a deadlock undid is done again, once', async () => {
  // Who is undone is chance: whoever waits a second first. The act holds the first item and wants the second, so we get the first only when the act was undone.
  for (let undone = false, round = 0; !undone; round += 1) {
    items = await waitingItems(desk.database.db, 2);
    await other.query('begin');
    await lock(items[1]);
    const answer = reject(`round ${round}`);
    await untilTheActWaits(answer);
    undone = await lock(items[0]).then(() => true, (error: { code?: string }) => {
      expect(error.code).toBe('40P01');
      return false;
    });
    await other.query('rollback');
    expect(await answer).toMatchObject(DONE);
  }
  const written = await desk.database.sql('select 1 from audit_entry where deed = $1 and subject_id = any($2::uuid[])', ['reject review item', items.map(({ id }) => id)]);
  expect(written).toHaveLength(items.length);
});

/** PostgreSQL raises this at the next `times` updates of the queue. A sequence counts on although transactions are undone. */
async function failing(code: string, times: number): Promise<void> {
  await desk.database.sql(`
    drop sequence if exists tries; create sequence tries;
    create or replace function fail() returns trigger language plpgsql as $$ begin if nextval('tries') <= ${times} then raise exception 'another was first' using errcode = '${code}'; end if; return new; end $$;
    create or replace trigger fail before update on review_item for each row execute function fail()`);
}

test.each(['40P01', '40001'])('%s in every try is told as something to try again', async (code) => {
  await failing(code, 5);
  expect((await reject(`five ${code}`)).errors).toMatchObject([{ message: expect.stringMatching(/nothing of yours was saved: try again in 5 seconds/), extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 5 } }]);
  // The sixth update is the next call's: no try was left out, none was too many.
  expect(await desk.database.sql('select last_value::int as tries from tries')).toEqual([{ tries: 5 }]);
  expect(await reject(`five ${code}`)).toMatchObject(DONE);
  await failing(code, 4);
  items = await waitingItems(desk.database.db, 2);
  expect(await reject(`four ${code}`)).toMatchObject(DONE);
});

test('no other fault is tried again', async () => {
  await failing('23514', 1);
  let tries = 0;
  await expect(transact(desk.database.db, (tx) => {
    tries += 1;
    return tx.$executeRaw`update review_item set note = 'x'`;
  })).rejects.toThrow(/another was first/);
  expect(tries).toBe(1);
});
