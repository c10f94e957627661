import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Prisma } from '../../prisma/client/client.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { documentsOf } from '../../server/changes/searchable.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { waitingItems } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

interface Hit { type: string; id: string; title: string; snippet: string | null; score: number; titleMatches: { start: number; end: number }[]; snippetMatches: { start: number; end: number }[] }

let desk: TestDesk;
let made: { incidents: { id: string; code: string }[] };

async function promote(input: object): Promise<{ incidents: { id: string; code: string }[] }> {
  const [item] = await waitingItems(desk.database.db, 1, { ownSources: true });
  const { promoteReviewItem } = await desk.get<{ promoteReviewItem: { incidents: { id: string; code: string }[] } }>(
    'mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id code } } }', { input: { id: item!.globalId, ...input } }, 'REVIEWER');
  return promoteReviewItem;
}

beforeAll(async () => {
  desk = await openDesk();
  const claims = [{ killed: { min: 1, max: 2 } }];
  made = await promote({
    incidents: [
      { startDate: '2017-06-12', title: 'Strikes on a bakery', grade: 'FAIR', killed: { min: 5, max: 5 }, place: { name: 'مدينة الرقّة', country: 'SY', admin1: 'Raqqa', lat: 35.9, lon: 39, precision: 'CITY' }, parties: [{ name: 'US-led Coalition' }], claims, externalCodes: [{ scheme: 'AIRWARS', code: 'CS998' }] },
      { startDate: '2017-06-14', title: 'Shelling', grade: 'FAIR', killed: { min: 1, max: 1 }, place: { name: 'Bakery Street, Môsul', country: 'IQ', admin1: 'Nineveh', lat: 36.3, lon: 43.1, precision: 'STREET' }, claims },
      { startDate: '2017-06-13', title: 'An incident with a <b>bold</b> title', grade: 'WEAK', killed: { min: 1, max: 1 }, claims },
    ],
    notes: [{ sectors: ['WSH'], organisation: 'UNHCR', quote: { start: 0, end: 30 } }],
    tallies: [{ publisher: 'Airwars', startDate: '2017-06-01', endDate: '2017-06-30', area: 'Iraq and Syria' }],
    statements: [{ speaker: 'A spokesman of the Ministry', stance: 'DENIES' }],
  });
});
afterAll(() => desk[Symbol.asyncDispose]());

const FIELDS = 'type id title snippet score titleMatches { start end } snippetMatches { start end }';
const search = async (text: string, first = 20, role?: 'REVIEWER') => (await desk.get<{ search: Hit[] }>(`query ($text: String!, $first: Int!) { search(text: $text, first: $first) { ${FIELDS} } }`, { text, first }, role)).search;
const titles = async (text: string) => (await search(text)).map(({ title }) => title);

describe('finds', () => {
  test.each([
    ['in any case', 'BAKERY', 2], ['by a beginning', 'bak', 2], ['by another ending', 'striking', 1], ['the other way round', 'strike', 1],
    ['without accents', 'mosul', 1], ['with other accents', 'mösül', 1], ['all words, in any field', 'coalition strike raqqa', 1], ['nothing where one word is missing', 'coalition mosul', 0],
    ['Arabic without vowel signs', 'الرقة', 1], ['Arabic without the article', 'رقة', 1], ['ta marbuta written as ha', 'الرقه', 1], ['with what is written on to the article', 'بالرقة', 1], ['both words', 'مدينه رقه', 1],
    ['a code', 'CS998', 1], ['a code of ours', 'CD-1', 1], ['a publisher', 'airwars', 1], ['a speaker', 'ministry', 1], ['an organisation', 'unhcr', 1], ['nothing for nothing', '  ', 0], ['nothing for signs', '!?', 0],
  ])('%s: "%s"', async (_how, text, count) => expect((await search(text)).filter(({ type }) => type !== 'Location')).toHaveLength(count));
});

test('a word in the title weighs more than one in the place', async () => {
  const hits = (await search('bakery')).filter(({ type }) => type === 'Incident');
  expect(hits.map(({ title }) => title)).toEqual([expect.stringMatching(/Strikes on a bakery/), expect.stringMatching(/Shelling/)]);
  expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
});

test('of CD-1 and CD-12 the one that was asked for comes first', async () => {
  expect((await search(made.incidents[0]!.code))[0]!.title).toMatch(`${made.incidents[0]!.code} `);
});

test('highlights are ranges of plain text', async () => {
  const shown = (text: string, ranges: { start: number; end: number }[]) => ranges.map(({ start, end }) => text.slice(start, end));
  const [strike] = await search('coalition strike');
  expect(shown(strike!.title, strike!.titleMatches)).toEqual(['Strikes']);
  expect(shown(strike!.snippet!, strike!.snippetMatches)).toEqual(['Coalition']);
  const [raqqa] = await search('رقه');
  expect(shown(raqqa!.title, raqqa!.titleMatches)).toEqual(['الرقّة']);
  const [bold] = await search('bold title');
  expect(bold!.title).toContain('<b>bold</b>');
  expect(shown(bold!.title, bold!.titleMatches)).toEqual(['bold', 'title']);
});

test('who asks for few gets the best of them', async () => {
  expect(await search('bakery', 1)).toEqual((await search('bakery')).slice(0, 1));
});

test('what changes is found anew, and what leaves the public no more', async () => {
  const [, shelling] = made.incidents;
  const id = Buffer.from(shelling!.id, 'base64url').toString().split(':')[1]!;
  await updateIncident(desk.database.db, PROGRAM, { id, expectedVersion: 1, reason: 'Better words', patch: { title: 'Mortars at noon' } });
  expect(await titles('mortars')).toHaveLength(1);
  expect((await titles('shelling'))).toHaveLength(0);
  await retractIncident(desk.database.db, PROGRAM, { id, expectedVersion: 2, reason: 'Was elsewhere' });
  expect(await titles('mortars')).toHaveLength(0);
});

test('what four eyes have not approved is not found', async () => {
  await desk.database.sql('update desk set four_eyes = true');
  await promote({ incidents: [{ startDate: '2017-06-20', title: 'Zeppelin', grade: 'WEAK', killed: { min: 1, max: 1 }, place: { name: 'Zeppelin Square', country: 'SY', lat: 1, lon: 1, precision: 'STREET' }, claims: [{ killed: { min: 1, max: 1 } }] }] });
  expect(await titles('zeppelin')).toEqual([]);
  await desk.database.sql('update desk set four_eyes = false');
});

test('a correction that changes no word leaves the index as it is', async () => {
  const { database } = desk;
  const [incident] = await database.sql<{ id: string; version: number }>('select id, current_version as version from incident where code = $1', [made.incidents[0]!.code]);
  const { id, version } = incident!;
  const written = () => database.sql('select ctid::text, xmin::text from search_document where id = $1', [id]);
  const before = await written();
  expect(before).toHaveLength(1);
  await updateIncident(database.db, PROGRAM, { id, expectedVersion: version, reason: 'Said more clearly', patch: { gradeReason: 'Two sources' } });
  expect(await written()).toEqual(before);
  await updateIncident(database.db, PROGRAM, { id, expectedVersion: version + 1, reason: 'Named as the sources do', patch: { title: 'Strikes on a bakery at dawn' } });
  expect(await written()).not.toEqual(before);
  expect(await search('dawn')).toHaveLength(1);
});

test('the index says what the records say', async () => {
  const { database } = desk;
  for (const [kind, table, id] of [['INCIDENT', 'incident_version', 'incident_id'], ['HUMANITARIAN_NOTE', 'humanitarian_note', 'id'], ['PUBLISHED_TALLY', 'published_tally', 'id'], ['STATEMENT', 'statement', 'id']] as const) {
    const ids = (await database.sql<{ id: string }>(`select distinct ${id} as id from ${table}`)).map((row) => row.id);
    const fresh = await database.db.$queryRaw(Prisma.sql`select id::text, kind::text, words::text from (${documentsOf(kind, ids)}) d (kind, id, date, words) order by id`);
    expect(await database.sql('select id::text, kind::text, words::text from search_document where kind = $1::"EntityKind" order by id', [kind])).toEqual(fresh);
  }
});

test('a search has its limits', async () => {
  const { errors } = await desk.ask('query ($text: String!) { search(text: $text) { id } }', { text: 'x'.repeat(501) });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(await search(`it's a 'quoted' \\ & | ! (text):* <-> ${'word '.repeat(20)}`)).toEqual([]);
});
