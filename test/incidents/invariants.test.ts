import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { record } from '../support/incidents.ts';
import { waitingItems } from '../review/items.ts';

// What the database itself refuses, whoever writes.

let database: TestDatabase;
let id: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const [made] = await record(database.db, [{ day: '2017-06-12', grade: 'FAIR', killed: [2, 5], injured: [1, 4], country: 'SY', admin1: 'North', parties: ['Reds'] }]);
  id = made!.id;
  await waitingItems(database.db, 1);
});
afterAll(() => database[Symbol.asyncDispose]());

const parts = ['children', 'women', 'men'].flatMap((part) => ['killed', 'injured'].map((whole) => [part, whole] as const));

describe('a version of an incident', () => {
  test.each([
    ['a minimum above the maximum', 'killed_min = 6'],
    ['a negative minimum', 'killed_min = -1'],
    ['a minimum without a maximum', `killed_max = null`],
    ['a maximum without a minimum', `killed_min = null`],
    ['a number whose qualifier says unknown', `killed_qualifier = 'UNKNOWN'`],
    ['an unknown number with a qualifier', `injured_min = null, injured_max = null, injured_qualifier = 'EXACT'`],
    ...parts.flatMap(([part, whole]): [string, string][] => [
      [`more ${part} than all ${whole}`, `${part}_${whole}_min = 0, ${part}_${whole}_max = 6`],
      [`a minimum of ${part} ${whole} above the whole's`, `${part}_${whole}_min = 3, ${part}_${whole}_max = 4`],
      [`${part} of unknown ${whole}`, `${whole}_min = null, ${whole}_max = null, ${whole}_qualifier = 'UNKNOWN', ${part}_${whole}_min = 0, ${part}_${whole}_max = 0`],
      [`a minimum of ${part} ${whole} alone`, `${part}_${whole}_min = 1`],
    ]),
    ['belligerents below zero', 'belligerents_killed_min = -1, belligerents_killed_max = 1'],
    ['deaths turned round', 'deaths_min = 3, deaths_max = 2'],
    ['an end before the beginning', `end_date = '2017-06-11'`],
    ['half a point', 'lat = 35'],
    ['a point off the globe', 'lat = 91, lon = 39'],
    ['a longitude off the globe', 'lat = 35, lon = -181'],
    ['a negative radius', 'radius = -1'],
    ['a country that is no code', `country = 'Syria'`],
    ['an empty governorate', `admin1 = ''`],
    ['an end before its own beginning in the feed', 'to_seq = from_seq'],
    ['merged into nothing', `state = 'MERGED'`],
    ['merged and yet public', `merged_into = incident_id`],
  ])('can\'t have %s', async (_name, change) => {
    await expect(database.sql(`update incident_version set ${change} where incident_id = $1`, [id])).rejects.toMatchObject({ code: '23514' });
  });

  test('is the only current one of its incident', async () => {
    const copy = (version: number) => database.sql(
      `insert into incident_version select (jsonb_populate_record(v, jsonb_build_object('version', $2::int))).* from incident_version v where incident_id = $1 and version = 1`, [id, version]);
    await expect(copy(2)).rejects.toMatchObject({ code: '23505', constraint: 'incident_version_now' });
    await expect(copy(1)).rejects.toMatchObject({ code: '23505' });
  });

  test('names each party once', async () => {
    await expect(database.sql('insert into incident_party select * from incident_party where incident_id = $1', [id])).rejects.toMatchObject({ code: '23505' });
    await expect(database.sql('update incident_party set conceded_min = 2, conceded_max = 1 where incident_id = $1', [id])).rejects.toMatchObject({ code: '23514' });
  });
});

test.each(['update change set reason = $1', 'delete from change where reason is distinct from $1', 'update revision set final_url = $1', 'delete from revision where final_url <> $1'])('%s: what was written is kept', async (statement) => {
  await expect(database.sql(statement, ['other'])).rejects.toMatchObject({ message: expect.stringMatching(/keeps what was written/) });
});

test('two changes can\'t have one number', async () => {
  await expect(database.sql('insert into change select * from change limit 1')).rejects.toMatchObject({ code: '23505' });
});

test.each([
  ['a sum below zero', `insert into monthly_rollup select month, country, admin1, party_id, 'WEAK', from_seq, to_seq, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0 from monthly_rollup limit 1`],
  ['a sum of maxima below the sum of minima', `update monthly_rollup set killed_max = killed_min - 1`],
  ['more harm events than events', `update monthly_rollup set harm_events = events + 1`],
])('totals can\'t have %s', async (_name, statement) => {
  await expect(database.sql(statement)).rejects.toMatchObject({ code: '23514' });
});

test('a cell of the totals has one current row', async () => {
  await expect(database.sql(`insert into monthly_rollup select (jsonb_populate_record(r, jsonb_build_object('from_seq', 99))).* from monthly_rollup r limit 1`)).rejects.toMatchObject({ code: '23505' });
});

test.each([
  [`insert into desk (id) values (2)`], [`update desk set coordinate_decimals = 7`], [`update desk set lease_minutes = 0`],
  [`insert into blob (sha256, size) values ('NOT-A-HASH', 1)`], [`insert into location (id, name, names, country, lat, lon, radius, precision) values (gen_random_uuid(), 'x', '{}', 'SY', 91, 0, 0, 'CITY')`],
])('%s is refused', async (statement) => {
  await expect(database.sql(statement)).rejects.toMatchObject({ code: '23514' });
});
