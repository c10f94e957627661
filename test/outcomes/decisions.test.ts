import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reviewReport } from '../../bench/suggest/reviews.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import type { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { attachToIncident } from '../../server/review/attach.ts';
import { deferReviewItem, rejectReviewItem, reopenReviewItem } from '../../server/review/decide.ts';
import type { IncidentDraft } from '../../server/review/drafts.ts';
import { promoteReviewItem } from '../../server/review/promote.ts';
import { undo } from '../../server/review/undo.ts';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import { waitingItems, type WaitingItem } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

const TEXT = 'Five civilians were killed and at least two were injured in a coalition air strike in Raqqa on Monday, residents said. '
  + 'Aid workers said that up to 3,000 people in the city have no drinking water.';
const knowledge = loadKnowledge();
const suggestions = suggest({ text: TEXT, publishedAt: '2017-06-13' }, knowledge);

let desk: TestDesk;
let db: Db;
let amal: Viewer;
beforeAll(async () => {
  desk = await openDesk();
  db = desk.server.db;
  const { id } = await createApiKey(db, PROGRAM, { name: 'Amal', role: 'REVIEWER' });
  amal = { id, kind: 'KEY', name: 'Amal', role: 'REVIEWER' };
});
afterAll(() => desk[Symbol.asyncDispose]());

async function suggested(): Promise<WaitingItem> {
  const [item] = await waitingItems(db, 1, { text: TEXT });
  await db.extraction.updateMany({ where: { text: TEXT }, data: { publishedAt: '2017-06-13' } });
  await db.reviewItem.update({ where: { id: item!.id }, data: { suggestions: suggestions as unknown as Prisma.InputJsonObject, relevance: suggestions.relevance, language: 'en' } });
  return item!;
}

const AS_SUGGESTED: IncidentDraft = {
  startDate: new Date('2017-06-12'), killed: { min: 5, max: 5 }, injured: { min: 2, max: 2, qualifier: 'AT_LEAST' },
  place: { gazetteerId: suggestions.places[0]!.gazetteerId, name: 'Raqqa', country: 'SY', lat: suggestions.places[0]!.lat, lon: suggestions.places[0]!.lon, precision: 'CITY' },
  parties: suggestions.actors.filter(({ role }) => role === 'ACCUSED').map(({ name }) => ({ name })),
};

async function promote(incident: IncidentDraft, item?: WaitingItem): Promise<{ item: WaitingItem; incidentId: string }> {
  const on = item ?? await suggested();
  const [note] = suggestions.notes;
  const { incidents } = await promoteReviewItem(db, amal, {
    item: { id: on.id }, incidents: [incident], tallies: [], statements: [],
    notes: [{ sectors: note!.sectors, affected: { min: null, max: 3000, qualifier: 'UP_TO' }, quote: note!.quote }],
  });
  return { item: on, incidentId: incidents[0]! };
}

async function outcomes(item: WaitingItem): Promise<Record<string, string>> {
  const rows = await db.suggestionOutcome.findMany({ where: { reviewItemId: item.id, withdrawnAt: null } });
  return Object.fromEntries(rows.map(({ field, kind }) => [field, kind]));
}

test('the text suggests what the test means', () => {
  expect(suggestions).toMatchObject({ harm: { killed: { min: 5, max: 5 }, injured: { min: 2 } }, dates: [{ start: '2017-06-12' }], places: [{ name: 'Raqqa' }], notes: [{ affected: { max: 3000 } }] });
});

test('what was promoted as suggested was accepted', async () => {
  const { item } = await promote(AS_SUGGESTED);
  expect(await outcomes(item)).toMatchObject({ RELEVANCE: 'ACCEPTED', KILLED: 'ACCEPTED', INJURED: 'ACCEPTED', DATE: 'ACCEPTED', PLACE: 'ACCEPTED', ACCUSED: 'ACCEPTED', NOTE: 'ACCEPTED' });
  const killed = await db.suggestionOutcome.findFirstOrThrow({ where: { reviewItemId: item.id, field: 'KILLED' } });
  expect(killed).toMatchObject({ suggested: { min: 5, max: 5 }, decided: { min: 5, max: 5 }, confidence: suggestions.harm.killed!.confidence, decidedById: amal.id, suggester: 'test', language: 'en' });
});

test('what the reviewer changed was corrected, what they left out dropped, what they put in added', async () => {
  const { item } = await promote({ startDate: new Date('2017-06-10'), killed: { min: 4, max: 6 }, place: { country: 'SY' }, parties: [{ name: 'Nobody suggested' }] });
  expect(await outcomes(item)).toMatchObject({ KILLED: 'CORRECTED', INJURED: 'DROPPED', DATE: 'CORRECTED', PLACE: 'DROPPED' });
  const accused = await db.suggestionOutcome.findMany({ where: { reviewItemId: item.id, field: 'ACCUSED' }, orderBy: { kind: 'asc' } });
  expect(accused.map(({ kind, decided }) => [kind, decided])).toEqual([['DROPPED', null], ['ADDED', { name: 'Nobody suggested' }]]);
});

test('an undo and a reopening take the outcomes back without deleting them', async () => {
  const { item } = await promote(AS_SUGGESTED);
  await undo(db, amal);
  expect(await outcomes(item)).toEqual({});
  expect(await db.suggestionOutcome.count({ where: { reviewItemId: item.id } })).toBeGreaterThan(5);
  await rejectReviewItem(db, amal, { id: item.id }, 'NOT_CIVILIAN_HARM', null);
  expect(await outcomes(item)).toEqual({ RELEVANCE: 'CORRECTED' });
  await reopenReviewItem(db, amal, { id: item.id }, 'It is, after all');
  expect(await outcomes(item)).toEqual({});
});

test('reasons that say nothing of the suggestions leave no outcome', async () => {
  const item = await suggested();
  await rejectReviewItem(db, amal, { id: item.id }, 'DUPLICATE', null);
  const other = await suggested();
  await deferReviewItem(db, amal, { id: other.id }, new Date(Date.now() + 60_000), null);
  expect([await outcomes(item), await outcomes(other)]).toEqual([{}, {}]);
});

test('an attached report tells whether its incident was proposed, and what its claims made of the counts', async () => {
  const { incidentId } = await promote({ ...AS_SUGGESTED, startDate: new Date('2017-06-13') });
  const item = await suggested();
  await attachToIncident(db, amal, { item: { id: item.id }, incidentId, claims: [{ killed: { min: 7, max: 7 } }] });
  const found = await outcomes(item);
  expect(found).toMatchObject({ RELEVANCE: 'ACCEPTED', KILLED: 'CORRECTED', INJURED: 'DROPPED' });
  expect(['ACCEPTED', 'CORRECTED']).toContain(found['INCIDENT']);
});

test('the report counts decisions that hold, and reads the texts again with today\'s rules', async () => {
  const { fields, calibration } = await reviewReport(db, knowledge);
  const of = (field: string) => fields.find((row) => row.field === field && row.language === 'all');
  expect(of('DATE')).toEqual({ field: 'DATE', language: 'all', accepted: 1, corrected: 2, dropped: 0, added: 0, precision: 1 / 3, recall: 1 / 3, near: 2 / 3, now: 1 / 3 });
  expect(of('KILLED')).toMatchObject({ accepted: 2, corrected: 2, dropped: 0, now: 0.5 });
  expect(fields.filter(({ language }) => language === 'en')).toHaveLength(fields.length / 2);
  expect(calibration.reduce((sum, { suggestions: count }) => sum + count, 0)).toBeGreaterThan(10);
});
