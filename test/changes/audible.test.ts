import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChangeModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { audible, hears, type ChangeQuery } from '../../server/changes/read.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { ANONYMOUS, PROGRAM } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { dice } from './dice.ts';
import { lightDraft } from './lightDrafts.ts';

// A filter is asked in two places: of the table, by who reads it, and of the row in hand, for who has caught up.

let database: TestDatabase;
let rows: ChangeModel[];
const random = dice(7);

beforeAll(async () => {
  database = await openTestDatabase();
  await transact(database.db, (tx) => writeChanges(tx, PROGRAM, async (turn) => {
    for (let n = 0; n < 400; n += 1) turn.add(lightDraft(random));
  }));
  rows = await database.db.change.findMany({ orderBy: { seq: 'asc' } });
});
afterAll(() => database[Symbol.asyncDispose]());

function anyQuery(): ChangeQuery {
  const some = <T>(values: (T | null)[]): T[] | null | undefined => random.one([undefined, undefined, null, [], values.filter((value) => value !== null && random.chance(0.3)) as T[]]);
  return {
    kinds: some(rows.slice(0, 8).map(({ kind }) => kind)), entityKinds: some(rows.slice(0, 3).map(({ entityKind }) => entityKind)),
    countries: some(rows.slice(0, 6).map(({ country }) => country)), admin1s: some(rows.slice(0, 6).map(({ admin1 }) => admin1)),
    grades: some(rows.slice(0, 6).map(({ grade }) => grade)), partyIds: some(rows.slice(0, 6).flatMap(({ partyIds }) => partyIds)),
  };
}

test('asked of the table or of a row in hand, a filter lets the same changes through', async () => {
  let found = 0;
  for (let round = 0; round < 300; round += 1) {
    const query = anyQuery();
    const viewer = random.one([ANONYMOUS, PROGRAM]);
    const asked = await database.db.change.findMany({ where: audible(viewer, query), orderBy: { seq: 'asc' }, select: { seq: true } });
    expect({ query, seqs: rows.filter(hears(viewer, query)).map(({ seq }) => seq) }).toEqual({ query, seqs: asked.map(({ seq }) => seq) });
    found += asked.length;
  }
  expect(found).toBeGreaterThan(1_000);
});
