import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems } from './items.ts';

// A desk where who promotes can't approve: nothing proposed is public anywhere, and approving says so once in the feed.

interface Made { incidents: { id: string; code: string }[]; notes: { id: string }[]; tallies: { id: string }[]; statements: { id: string }[] }

const PLACE = { name: 'Proposed Harbour', country: 'SY', admin1: 'North', lat: 35.123456, lon: 39.123456, precision: 'STREET' };
const PROMOTE = `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id code state } notes { id state } tallies { id } statements { id } } }`;

let desk: TestDesk;
let made: Made;
/** What an anonymous reader could find of the proposals. */
const EVERYWHERE = `query ($id: ID!, $code: String!, $note: ID!, $tally: ID!, $statement: ID!) {
  incident(code: $code) { id } node(id: $id) { id } note: node(id: $note) { id } tally: node(id: $tally) { id } statement: node(id: $statement) { id }
  incidents { totalCount } humanitarianNotes { totalCount } publishedTallies { totalCount } statements { totalCount } locations { totalCount }
  place: search(text: "Proposed") { id } speaker: search(text: "Secretary") { id } changes { totalCount nodes { kind before after } }
  monthlySummary(month: "2017-06") { allegedEvents killed { min max } publishedTallies { tally { id } } } why(month: "2017-06") { incidentCount }
}`;
const SILENCE = {
  incident: null, node: null, note: null, tally: null, statement: null, incidents: { totalCount: 0 }, humanitarianNotes: { totalCount: 0 }, publishedTallies: { totalCount: 0 }, statements: { totalCount: 0 },
  locations: { totalCount: 0 }, place: [], speaker: [], changes: { totalCount: 0, nodes: [] }, monthlySummary: { allegedEvents: 0, killed: { min: 0, max: 0 }, publishedTallies: [] }, why: { incidentCount: 0 },
};

beforeAll(async () => {
  desk = await openDesk();
  await desk.database.sql('update desk set four_eyes = true');
  const [item] = await waitingItems(desk.database.db, 1);
  const { promoteReviewItem } = await desk.get<{ promoteReviewItem: Made }>(PROMOTE, {
    input: {
      id: item!.globalId,
      incidents: [{ startDate: '2017-06-12', title: 'Proposed raid', place: PLACE, grade: 'FAIR', killed: { min: 5, max: 5 } }],
      notes: [{ sectors: ['WSH'], place: PLACE }], tallies: [{ publisher: 'Proposed monitor', startDate: '2017-06-01', endDate: '2017-06-30', killed: { min: 9, max: 9 } }],
      statements: [{ speaker: 'Secretary of defence', stance: 'DENIES' }],
    },
  }, 'EDITOR');
  made = promoteReviewItem;
});
afterAll(() => desk[Symbol.asyncDispose]());

function variables() {
  return { id: made.incidents[0]!.id, code: made.incidents[0]!.code, note: made.notes[0]!.id, tally: made.tallies[0]!.id, statement: made.statements[0]!.id };
}

test('what is proposed is public nowhere, and the desk sees it', async () => {
  expect(await desk.get(EVERYWHERE, variables())).toEqual(SILENCE);
  expect(await desk.get(EVERYWHERE, variables(), 'PARTNER')).toEqual(SILENCE);
  expect(await desk.get(EVERYWHERE, variables(), 'REVIEWER')).toMatchObject({ incident: {}, node: {}, note: {}, incidents: { totalCount: 1 }, locations: { totalCount: 1 }, changes: { totalCount: 4 } });
});

test('retracting a proposal tells the public nothing', async () => {
  const [item] = await waitingItems(desk.database.db, 1);
  const { promoteReviewItem: { incidents: [incident] } } = await desk.get<{ promoteReviewItem: Made }>(PROMOTE, { input: { id: item!.globalId, incidents: [{ startDate: '2017-06-12' }] } }, 'REVIEWER');
  await desk.get(`mutation { undo { undone } }`, {}, 'REVIEWER');
  expect(await desk.get(EVERYWHERE, { ...variables(), code: incident!.code, id: incident!.id })).toEqual(SILENCE);
});

const APPROVE_INCIDENT = `mutation ($id: ID!, $version: Int!) { approveIncident(input: { id: $id, expectedVersion: $version }) { incident { state version } } }`;
const APPROVE_RECORD = `mutation ($id: ID!, $version: Int!) { approveRecord(input: { id: $id, expectedVersion: $version }) { version } }`;

test('who promoted can\'t approve', async () => {
  const { id, note, tally, statement } = variables();
  for (const [mutation, record] of [[APPROVE_INCIDENT, id], [APPROVE_RECORD, note], [APPROVE_RECORD, tally], [APPROVE_RECORD, statement]] as const) {
    const { errors } = await desk.ask(mutation, { id: record, version: 1 }, 'EDITOR');
    expect(errors).toMatchObject([{ message: expect.stringMatching(/^You promoted .* second person/), extensions: { code: 'FORBIDDEN' } }]);
  }
});

test('an incident can\'t be approved as a record, nor one that was seen at another version', async () => {
  expect((await desk.ask(APPROVE_RECORD, { id: variables().id, version: 1 }, 'ADMIN')).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect((await desk.ask(APPROVE_RECORD, { id: variables().note, version: 2 }, 'ADMIN')).errors).toMatchObject([{ extensions: { code: 'STALE' } }]);
});

test('a second person makes each public; the public hears of each once, without what was before', async () => {
  const { id, note, tally, statement } = variables();
  expect(await desk.get(APPROVE_INCIDENT, { id, version: 1 }, 'ADMIN')).toEqual({ approveIncident: { incident: { state: 'PUBLISHED', version: 2 } } });
  for (const record of [note, tally, statement]) expect(await desk.get(APPROVE_RECORD, { id: record, version: 1 }, 'ADMIN')).toEqual({ approveRecord: { version: 2 } });
  const seen = await desk.get<{ changes: { nodes: object[] } }>(EVERYWHERE, variables());
  expect(seen).toMatchObject({
    incident: {}, note: {}, tally: {}, statement: {}, locations: { totalCount: 1 }, place: [{}, {}, {}, {}], speaker: [{}],
    monthlySummary: { allegedEvents: 1, killed: { min: 5, max: 5 }, publishedTallies: [{}] }, why: { incidentCount: 1 },
  });
  const after = { state: 'PUBLISHED', version: 2 };
  expect(seen.changes.nodes).toMatchObject([
    { kind: 'INCIDENT_APPROVED', before: null, after }, { kind: 'NOTE_APPROVED', before: null, after }, { kind: 'TALLY_APPROVED', before: null, after }, { kind: 'STATEMENT_APPROVED', before: null, after },
  ]);
  const { errors } = await desk.ask(APPROVE_RECORD, { id: note, version: 2 }, 'ADMIN');
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_POSSIBLE' } }]);
});

test('a public incident is not merged into a proposal: its code would lead nowhere', async () => {
  const [item] = await waitingItems(desk.database.db, 1);
  const { promoteReviewItem: { incidents: [proposal] } } = await desk.get<{ promoteReviewItem: Made }>(PROMOTE, { input: { id: item!.globalId, incidents: [{ startDate: '2017-06-12' }] } }, 'REVIEWER');
  const { errors } = await desk.ask(
    `mutation ($input: MergeIncidentsInput!) { mergeIncidents(input: $input) { incident { id } } }`,
    { input: { id: variables().id, expectedVersion: 2, intoId: proposal!.id, intoExpectedVersion: 1, reason: 'The same raid' } }, 'EDITOR',
  );
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_POSSIBLE' } }]);
});
