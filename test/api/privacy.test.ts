import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { TEXT, waitingItems } from '../review/items.ts';

// Names under embargo and exact coordinates leave by no side door.

const NAME = 'Farid Example';
const ARABIC = 'فريد المثال';
const EXACT = { lat: 35.123456, lon: 39.654321 };

let desk: TestDesk;
let ids: { incident: string; code: string; note: string; statement: string; location: string };

beforeAll(async () => {
  desk = await openDesk();
  await desk.database.sql('update desk set coordinate_decimals = 1');
  const [item] = await waitingItems(desk.database.db, 1);
  await desk.database.sql(`update article set title = $1 where id = $2`, [`Mourning ${NAME}`, item!.articleId]);
  const whole = { start: 0, end: TEXT.length };
  const { promoteReviewItem: made } = await desk.get<{ promoteReviewItem: { incidents: { id: string; code: string; location: { id: string } }[]; notes: { id: string }[]; statements: { id: string }[] } }>(
    `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id code location { id } } notes { id } statements { id } } }`,
    {
      input: {
        id: item!.globalId,
        incidents: [{
          startDate: '2017-06-12', title: 'Raid on the harbour', grade: 'FAIR', killed: { min: 5, max: 5 }, place: { name: 'Harbour Street', country: 'SY', admin1: 'North', ...EXACT, precision: 'STREET' },
          claims: [{ quote: whole, killed: { min: 5, max: 5 } }], victims: [{ name: NAME, nameAr: ARABIC, status: 'KILLED' }, { name: 'Open Name', status: 'KILLED', embargoed: false }],
        }],
        notes: [{ sectors: ['HEA'], quote: whole }], statements: [{ speaker: 'A general', stance: 'DENIES', quote: whole }],
        tallies: [{ publisher: 'A monitor', startDate: '2017-06-01', endDate: '2017-06-30', quote: whole }],
      },
    }, 'REVIEWER',
  );
  const [incident] = made.incidents;
  ids = { incident: incident!.id, code: incident!.code, note: made.notes[0]!.id, statement: made.statements[0]!.id, location: incident!.location.id };
});
afterAll(() => desk[Symbol.asyncDispose]());

const INCIDENT = `title placeName lat lon gradeReason victims { name nameAr } location { lat lon } claims { quote { text } speaker article { title } } history { lat lon victims { name } claims { quote { text } } location { lat lon } }`;

/** Every door that words or points of a record could leave by. */
const DOORS: Record<string, string> = {
  incident: `query ($code: String) { incident(code: $code) { ${INCIDENT} } }`,
  incidents: `{ incidents { nodes { ${INCIDENT} } } }`,
  'incident node': `query ($incident: ID!) { node(id: $incident) { ... on Incident { ${INCIDENT} } } }`,
  'note node': `query ($note: ID!) { node(id: $note) { ... on HumanitarianNote { quote { text } article { title } incidents { ${INCIDENT} } } } }`,
  'statement node': `query ($statement: ID!) { node(id: $statement) { ... on Statement { quote { text } article { title } incidents { ${INCIDENT} } } } }`,
  'location node': `query ($location: ID!) { node(id: $location) { ... on Location { lat lon } } }`,
  records: `{ humanitarianNotes { nodes { quote { text } article { title } } } publishedTallies { nodes { quote { text } article { title } } } statements { nodes { quote { text } article { title } } } }`,
  locations: `{ locations { nodes { name lat lon } } }`,
  changes: `{ changes { nodes { kind before after reason } } }`,
  why: `{ why(month: "2017-06") { contributions { incident { ${INCIDENT} } claims { claim { quote { text } article { title } } } } } }`,
  'tallies beside': `{ monthlySummary(month: "2017-06") { publishedTallies { tally { quote { text } article { title } } } } }`,
  search: `{ search(text: "civilians") { title snippet } harbour: search(text: "harbour") { title snippet } }`,
};

describe.each(['READER', 'PARTNER'] as const)('for a %s', (role) => {
  const as = role === 'READER' ? undefined : role;

  test.each(Object.entries(DOORS))('%s shows neither the name nor the exact point', async (_door, query) => {
    const answer = JSON.stringify(await desk.get(query, ids, as));
    expect(answer).not.toMatch(/Farid|Example|فريد/);
    expect(answer).not.toMatch(/35\.12|39\.65/);
  });

  test('searching for the name finds nothing', async () => {
    expect(await desk.get(`{ search(text: "farid example") { id } arabic: search(text: "${ARABIC}") { id } }`, {}, as)).toEqual({ search: [], arabic: [] });
  });

  test('small boxes tell no more than the coarse point', async () => {
    const inside = async (south: number, north: number) =>
      (await desk.get<{ incidents: { totalCount: number } }>(`query ($box: BoundingBox!) { incidents(filter: { box: $box }) { totalCount } }`, { box: { south, north, west: 39, east: 40 } }, as)).incidents.totalCount;
    expect([await inside(35.1, 35.1), await inside(35.12, 35.13), await inside(35.05, 35.149)]).toEqual([1, 0, 1]);
  });
});

test('the desk sees all of it, and the public the open name', async () => {
  for (const [door, query] of Object.entries(DOORS)) {
    expect({ door, seen: /Farid|35\.12|Mourning/.test(JSON.stringify(await desk.get(query, ids, 'REVIEWER'))) }).toEqual({ door, seen: true });
  }
  expect(JSON.stringify(await desk.get(DOORS['incident']!, ids))).toMatch(/Open Name/);
});

test.each(['title', 'gradeReason', 'overrideReason'])('a %s that names the victim is refused, without saying the name', async (field) => {
  const { errors } = await desk.ask(
    `mutation ($input: UpdateIncidentInput!) { updateIncident(input: $input) { incident { id } } }`,
    { input: { id: ids.incident, expectedVersion: 1, reason: 'Correction', patch: { [field]: `Of EXAMPLE, Farid` } } }, 'REVIEWER',
  );
  expect(errors).toMatchObject([{ message: expect.stringMatching(/^(?!.*Farid).*under embargo/), extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a reason is read by the public too', async () => {
  const { errors } = await desk.ask(`mutation ($input: RetractInput!) { retractIncident(input: $input) { incident { id } } }`, { input: { id: ids.incident, expectedVersion: 1, reason: `${NAME} lives` } }, 'EDITOR');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
