import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Cause, Grade } from '../../prisma/client/enums.ts';
import type { IncidentFilter } from '../../schema/inputs/filters.ts';
import { fold } from '../../server/read/fold.ts';
import { matchesWord, queryWords } from '../../server/read/words.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { makeWorld, PARTIES, settle } from './world.ts';

type Incident = Awaited<ReturnType<typeof settle>>[number];
/** A filter as it goes over the wire. */
type Wire = Omit<IncidentFilter, 'from' | 'to' | 'updatedSince'> & { from?: string; to?: string; updatedSince?: string };

const DECIMALS = 1;
let desk: TestDesk;
let world: Incident[];
let instants: Date[];
beforeAll(async () => {
  desk = await openDesk();
  world = await settle(desk.database.db, makeWorld(250));
  await desk.database.sql('update desk set coordinate_decimals = $1', [DECIMALS]);
  await desk.database.db.externalCode.create({ data: { scheme: 'AIRWARS', code: 'CS998', incidentId: world[3]!.id } });
  instants = (await desk.database.sql<{ at: Date }>('select distinct at from change order by at')).map(({ at }) => at);
});
afterAll(() => desk[Symbol.asyncDispose]());

const day = (date: Date) => date.toISOString().slice(0, 10);
const rounded = (degrees: number) => Math.floor(degrees * 10 ** DECIMALS + 0.5) / 10 ** DECIMALS;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** By the angle between two vectors, another way than the program's. */
function metresBetween(lat: number, lon: number, other: { lat: number; lon: number }): number {
  const vector = (a: number, o: number) => [Math.cos(radians(a)) * Math.cos(radians(o)), Math.cos(radians(a)) * Math.sin(radians(o)), Math.sin(radians(a))] as const;
  const [x, y, z] = vector(lat, lon);
  const [u, v, w] = vector(other.lat, other.lon);
  return 6_371_008.8 * Math.atan2(Math.hypot(y * w - z * v, z * u - x * w, x * v - y * u), x * u + y * v + z * w);
}

/** The plain computation that the answers are compared with. */
function matches({ facts, parties, code }: Incident, at: Date, filter: Wire, exact: boolean): boolean {
  const { lat, lon } = facts;
  const point = lat === null || lon === null ? null : exact ? { lat, lon } : { lat: rounded(lat), lon: rounded(lon) };
  const { box, near } = filter;
  const words = fold([facts.title, facts.placeName, facts.admin1].join(' ')).split(' ');
  const checks: (boolean | null | undefined)[] = [
    filter.from == null || day(facts.endDate) >= filter.from,
    filter.to == null || day(facts.startDate) <= filter.to,
    filter.countries == null || filter.countries.includes(facts.country ?? ''),
    filter.admin1 == null || filter.admin1.includes(facts.admin1 ?? ''),
    filter.parties == null || filter.parties.some((name) => parties.includes(name)),
    filter.grades == null || filter.grades.includes(facts.grade),
    filter.causes == null || filter.causes.includes(facts.cause),
    filter.killedAtLeast == null || (facts.killedMin !== null && facts.killedMin >= filter.killedAtLeast),
    filter.killedAtMost == null || (facts.killedMax !== null && facts.killedMax <= filter.killedAtMost),
    filter.injuredAtLeast == null || (facts.injuredMin !== null && facts.injuredMin >= filter.injuredAtLeast),
    filter.injuredAtMost == null || (facts.injuredMax !== null && facts.injuredMax <= filter.injuredAtMost),
    filter.harmReported == null || filter.harmReported === ((facts.killedMax ?? 0) > 0 || (facts.injuredMax ?? 0) > 0),
    filter.text == null || code === filter.text || says(words, filter.text),
    box == null || (point && point.lat >= box.south && point.lat <= box.north && (box.west <= box.east ? point.lon >= box.west && point.lon <= box.east : point.lon >= box.west || point.lon <= box.east)),
    near == null || (point && metresBetween(near.lat, near.lon, point) <= near.metres),
    filter.updatedSince == null || at >= new Date(filter.updatedSince),
  ];
  return checks.every(Boolean);
}

/** A question without a word finds nothing. */
function says(words: string[], text: string): boolean {
  const asked = queryWords(text);
  return asked.length > 0 && asked.every((one) => words.some((word) => matchesWord(one, word)));
}

async function codesOf(filter: Wire, role?: 'REVIEWER', orderBy = 'START_DATE_DESC'): Promise<string[]> {
  const { incidents } = await desk.get<{ incidents: { nodes: { code: string }[]; totalCount: number } }>(
    'query ($filter: IncidentFilter, $orderBy: IncidentOrder!) { incidents(first: 500, filter: $filter, orderBy: $orderBy) { totalCount nodes { code } } }', { filter, orderBy }, role);
  expect(incidents.totalCount).toBe(incidents.nodes.length);
  return incidents.nodes.map(({ code }) => code);
}

/** Incidents are recorded 25 to a transaction. */
const recordedAt = (index: number) => instants[Math.floor(index / 25)]!;
const expected = (filter: Wire, role?: 'REVIEWER') =>
  world.filter((incident, index) => (role || incident.state === 'PUBLISHED') && matches(incident, recordedAt(index), filter, role !== undefined)).map(({ code }) => code).toSorted();

const lat = fc.double({ min: -90, max: 90, noNaN: true });
const lon = fc.double({ min: -180, max: 180, noNaN: true });
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const days = fc.date({ min: new Date('2016-12-01'), max: new Date('2018-04-01'), noInvalidDate: true }).map(day);
const corners = fc.tuple(lat, lat, lon, lon).map(([a, b, west, east]) => ({ south: Math.min(a, b), north: Math.max(a, b), west, east }));
const small = fc.constantFrom({ lat: 35.95, lon: 39.01 }, { lat: -17, lon: 179.9 }, { lat: 90, lon: 0 }, { lat: 36.34, lon: 43.13 });

const CONDITIONS: { [K in keyof Wire]-?: fc.Arbitrary<NonNullable<Wire[K]>> } = {
  from: days, to: days,
  countries: some(['SY', 'IQ', 'FJ', 'XX']), admin1: some(['Raqqa', 'Northern', 'Svalbard']), parties: some([...PARTIES, 'Nobody']),
  grades: some(Object.values(Grade)), causes: some(Object.values(Cause)),
  killedAtLeast: fc.integer({ min: 0, max: 7 }), killedAtMost: fc.integer({ min: 5, max: 11 }), injuredAtLeast: fc.integer({ min: 0, max: 7 }), injuredAtMost: fc.integer({ min: 5, max: 11 }),
  harmReported: fc.boolean(),
  text: fc.constantFrom('strike', 'Striking market', 'MOSUL', 'mösül', 'رقه', 'القصف', 'المدرسه', 'ecole', 'deir zor', 'CD-7', 'raq', '...'),
  box: corners,
  near: fc.oneof(fc.record({ lat, lon, metres: fc.double({ min: 0, max: 20_037_508, noNaN: true }) }), fc.tuple(small, fc.constantFrom(0, 900, 5_000, 60_000, 700_000)).map(([point, metres]) => ({ ...point, metres }))),
  updatedSince: fc.nat(11).map((index) => (instants[index] ?? new Date('2100-01-01')).toISOString()),
};

describe.each([undefined, 'REVIEWER'] as const)('asked by %s', (role) => {
  test.each(Object.entries(CONDITIONS))('%s alone gives what a plain computation gives', async (name, values) => {
    await fc.assert(fc.asyncProperty(values as fc.Arbitrary<unknown>, async (value) => {
      const filter = { [name]: value } as Wire;
      expect((await codesOf(filter, role)).toSorted()).toEqual(expected(filter, role));
    }), { numRuns: 15 });
  });

  test('conditions compose', async () => {
    const filters = fc.record(CONDITIONS, { requiredKeys: [] }) as fc.Arbitrary<Wire>;
    let found = 0;
    await fc.assert(fc.asyncProperty(filters, fc.integer({ min: 1, max: 4 }), async (all, kept) => {
      const filter = Object.fromEntries(Object.entries(all).slice(0, kept)) as Wire;
      const codes = await codesOf(filter, role);
      found += codes.length;
      expect(codes.toSorted()).toEqual(expected(filter, role));
    }), { numRuns: 80 });
    expect(found).toBeGreaterThan(50);
  });
});

test('a box across the date line and a circle over the pole find both sides', async () => {
  const across = await codesOf({ box: { south: -20, north: -16, west: 178, east: -179 } }, 'REVIEWER');
  expect(across.length).toBe(world.filter(({ facts }) => facts.country === 'FJ' && facts.lat !== null).length);
  const pole = await codesOf({ near: { lat: 90, lon: 0, metres: 100_000 } }, 'REVIEWER');
  expect(pole.length).toBe(world.filter(({ facts }) => facts.country === 'NO' && facts.lat !== null).length);
});

test('a code of others is a text too', async () => {
  expect(await codesOf({ text: 'CS998' }, 'REVIEWER')).toEqual([world[3]!.code]);
});

test('by killed, unknown comes below nobody', async () => {
  const killed = new Map(world.map(({ code, facts }) => [code, facts.killedMax ?? -1]));
  const falling = (await codesOf({}, undefined, 'KILLED_DESC')).map((code) => killed.get(code)!);
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  expect(falling.at(-1)).toBe(-1);
  expect((await codesOf({}, undefined, 'KILLED_ASC')).toReversed()).toEqual(await codesOf({}, undefined, 'KILLED_DESC'));
});

test.each<[string, Wire]>([
  ['a box upside down', { box: { south: 10, north: -10, west: 0, east: 1 } }],
  ['a latitude of 91', { box: { south: 0, north: 91, west: 0, east: 1 } }],
  ['a longitude of 181', { near: { lat: 0, lon: 181, metres: 1 } }],
  ['a negative radius', { near: { lat: 0, lon: 0, metres: -1 } }],
  ['a list without end', { countries: Array.from({ length: 201 }, () => 'SY') }],
])('%s is refused in words', async (_name, filter) => {
  const { errors } = await desk.ask('query ($filter: IncidentFilter) { incidents(filter: $filter) { totalCount } }', { filter });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('the database folds words as the program does', async () => {
  const letters = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: fc.constantFrom(...Array.from('ÉéßØøıİĀΑΩΣςЙйЁ ѓالأإآٱىیةهكکًٌَّـ،؟۔\'’-_.«»\u200f\u200cﷲﻻ١٢٣123abcXYZ')), maxLength: 40 }));
  await fc.assert(fc.asyncProperty(fc.array(letters, { minLength: 50, maxLength: 50 }), async (texts) => {
    const asked = texts.map((text) => text.replaceAll('\0', '').toWellFormed());
    const rows = await desk.database.sql<{ folded: string }>('select fold(t) as folded from unnest($1::text[]) with ordinality as u (t, n) order by n', [asked]);
    expect(rows.map(({ folded }) => folded)).toEqual(asked.map(fold));
  }), { numRuns: 20 });
});
