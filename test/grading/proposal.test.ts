import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { globalId } from '../../server/read/ids.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems, type WaitingItem } from '../review/items.ts';

// What the policy proposes for an item before anything is recorded of it.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

interface Proposed {
  grade: string;
  reason: string;
  steps: { decides: boolean; finding: string; words: string }[];
  independentSources: number;
  credibleSources: number;
  accusedParties: number;
  killed: { min: number; max: number } | null;
}

const QUERY = `query ($id: ID!, $draft: GradeDraftInput, $incidentId: ID) {
  reviewItem(id: $id) {
    independentReports
    gradeProposal(draft: $draft, incidentId: $incidentId) { grade reason steps { decides finding words } independentSources credibleSources accusedParties killed { min max } }
  }
}`;
const PROMOTE = `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id grade gradeReason proposal { grade reason } } } }`;
const ATTACH = `mutation ($input: AttachToIncidentInput!) { attachToIncident(input: $input) { incident { id grade proposal { grade reason independentSources } } } }`;

async function propose({ globalId: id }: WaitingItem, more: { draft?: object; incidentId?: string } = {}): Promise<Proposed> {
  const { reviewItem } = await desk.get<{ reviewItem: { gradeProposal: Proposed } }>(QUERY, { id, ...more }, 'REVIEWER');
  return reviewItem.gradeProposal;
}

/** Items by outlets of their own. */
const items = (count: number) => waitingItems(desk.database.db, count, { ownSources: true });
const killedBy = (accusedParty?: string, killed = 9) => ({ killed: { min: killed, max: killed }, accusedParty });

async function promote({ globalId: id }: WaitingItem, incident: object) {
  const { promoteReviewItem } = await desk.get<{ promoteReviewItem: { incidents: { id: string; grade: string; gradeReason: string; proposal: object }[] } }>(
    PROMOTE, { input: { id, incidents: [{ startDate: '2017-06-15', ...incident }] } }, 'REVIEWER');
  return promoteReviewItem.incidents[0]!;
}

describe('a new incident', () => {
  test('is proposed by the item\'s own suggestions where the reviewer gave nothing yet', async () => {
    const [item] = await items(1);
    const quote = { start: 0, end: 10 };
    const suggestions = {
      relevance: 0.9, harm: { killed: { min: 9, max: null, qualifier: 'EXACT', confidence: 1, reason: null, quote }, injured: null },
      actors: [{ name: 'The Coalition', role: 'ACCUSED', quote }, { name: 'A spokesman', role: 'SPEAKER', quote }],
    };
    await desk.database.db.reviewItem.update({ where: { id: item!.id }, data: { suggestions } });
    expect(await propose(item!)).toMatchObject({
      grade: 'WEAK', reason: 'Only one independent source alleges harm', independentSources: 1, accusedParties: 1, killed: { min: 9, max: 9 },
      steps: [{ finding: 'NOT_ACCEPTED', decides: false }, { finding: 'PARTIES_AGREE', decides: false }, { finding: 'ONE_SOURCE', decides: false }],
    });
    // Asking adds no party.
    expect(await desk.database.db.party.count({ where: { name: 'The Coalition' } })).toBe(0);
  });

  test('of a text that suggests nothing alleges no harm', async () => {
    const [item] = await items(1);
    expect(await propose(item!)).toMatchObject({ grade: 'WEAK', independentSources: 0, killed: null, steps: [{}, { finding: 'NOBODY_ACCUSED' }, { finding: 'NO_HARM_ALLEGED' }] });
  });

  test.each<[string, object, string, string]>([
    ['an accused party that accepts it', { claims: [killedBy('A')], parties: [{ name: 'A', verdict: 'CREDIBLE' }] }, 'CONFIRMED', 'ACCEPTED'],
    ['an accused party that rejects it', { claims: [killedBy('A')], parties: [{ name: 'A', verdict: 'NON_CREDIBLE' }] }, 'WEAK', 'ONE_SOURCE'],
    ['two parties that nobody knows yet', { claims: [killedBy('New party 1'), killedBy('New party 2')] }, 'CONTESTED', 'PARTIES_DIFFER'],
    ['one unknown party in two spellings', { claims: [killedBy('New party'), killedBy(' NEW PARTY ')] }, 'WEAK', 'ONE_SOURCE'],
    ['a strike that is contested', { claims: [killedBy('A')], strikeStatus: 'CONTESTED' }, 'CONTESTED', 'STRIKE_CONTESTED'],
    ['a draft emptied by the reviewer', { claims: [] }, 'WEAK', 'NO_HARM_ALLEGED'],
  ])('with %s', async (_name, draft, grade, finding) => {
    const [item] = await items(1);
    const proposed = await propose(item!, { draft });
    expect([proposed.grade, proposed.steps.at(-1)?.finding]).toEqual([grade, finding]);
    // What is proposed is what a promotion of the same draft records where the reviewer gives no grade.
    expect(await promote(item!, draft)).toMatchObject({ grade, gradeReason: proposed.reason, proposal: { grade, reason: proposed.reason } });
  });

  test('aliases of a party are that party', async () => {
    const [item] = await items(1);
    await desk.database.db.party.create({ data: { name: 'The alliance', kind: 'COALITION', aliases: ['Allied forces'] } });
    expect(await propose(item!, { draft: { claims: [killedBy('the Alliance'), killedBy('ALLIED FORCES')] } })).toMatchObject({ accusedParties: 1 });
  });

  test('a range that no promotion would take is refused', async () => {
    const [item] = await items(1);
    const { errors } = await desk.ask(QUERY, { id: item!.globalId, draft: { claims: [{ killed: { min: 5, max: 3 } }] } }, 'REVIEWER');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('an incident on record, with this report added', () => {
  test('a second independent source makes it FAIR, and so says the incident once the report is attached', async () => {
    const [first, second] = await items(2);
    const { id: incidentId } = await promote(first!, { claims: [killedBy('Party F', 3)], parties: [{ name: 'Party F' }] });
    const claims = [killedBy('Party F', 5)];
    const proposed = await propose(second!, { draft: { claims }, incidentId });
    expect(proposed).toMatchObject({ grade: 'FAIR', independentSources: 2, credibleSources: 2, killed: { min: 3, max: 5 } });
    expect(proposed.steps.at(-1)?.finding).toBe('SOURCES_AGREE_STRIKE_OPEN');
    const { attachToIncident } = await desk.get<{ attachToIncident: { incident: object } }>(ATTACH, { input: { id: second!.globalId, incidentId, claims } }, 'REVIEWER');
    expect(attachToIncident.incident).toMatchObject({ grade: 'WEAK', proposal: { grade: 'FAIR', reason: proposed.reason, independentSources: 2 } });
  });

  test('a copy of the same text, another report of the same outlet and an unreliable one add nothing', async () => {
    const [first, copy, same, unreliable] = await items(4);
    const family = randomUUID();
    await desk.database.db.reviewItem.updateMany({ where: { id: { in: [first!.id, copy!.id] } }, data: { family } });
    await desk.database.db.article.update({ where: { id: same!.articleId }, data: { sourceId: first!.sourceId } });
    await desk.database.db.source.update({ where: { id: unreliable!.sourceId }, data: { reliability: 'E' } });
    const { id: incidentId } = await promote(first!, { claims: [killedBy('Party G')] });
    const draft = { claims: [killedBy('Party G')] };
    expect(await propose(copy!, { draft, incidentId })).toMatchObject({ grade: 'WEAK', independentSources: 1 });
    expect(await propose(same!, { draft, incidentId })).toMatchObject({ grade: 'WEAK', independentSources: 1 });
    expect(await propose(unreliable!, { draft, incidentId })).toMatchObject({ grade: 'WEAK', independentSources: 2, credibleSources: 1 });
  });

  test('one that accuses somebody else contests it; one that it accepted stays confirmed', async () => {
    const [first, second, third, fourth] = await items(4);
    const weak = await promote(first!, { claims: [killedBy('Party H')] });
    expect(await propose(second!, { draft: { claims: [killedBy('Party I')] }, incidentId: weak.id })).toMatchObject({ grade: 'CONTESTED', accusedParties: 2 });
    const confirmed = await promote(third!, { claims: [killedBy('Party H')], parties: [{ name: 'Party H', verdict: 'CREDIBLE' }] });
    expect(await propose(fourth!, { draft: { claims: [killedBy('Party I')] }, incidentId: confirmed.id })).toMatchObject({ grade: 'CONFIRMED' });
  });

  test('there must be one', async () => {
    const [item] = await items(1);
    const { errors } = await desk.ask(QUERY, { id: item!.globalId, incidentId: globalId('Incident', randomUUID()) }, 'REVIEWER');
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

test('the reports of an event are counted by independent sources, copies once', async () => {
  const [first, copy, other] = await items(3);
  const [family, cluster] = [randomUUID(), randomUUID()];
  const { db } = desk.database;
  await db.reviewItem.updateMany({ where: { id: { in: [first!.id, copy!.id] } }, data: { family } });
  await db.reviewItem.updateMany({ where: { id: { in: [first!.id, copy!.id, other!.id] } }, data: { cluster } });
  expect(await desk.get(QUERY, { id: first!.globalId }, 'REVIEWER')).toMatchObject({ reviewItem: { independentReports: 2 } });
});

test.each([['nobody', undefined, 'UNAUTHENTICATED'], ['a partner', 'PARTNER', 'FORBIDDEN']] as const)('%s is refused', async (_name, role, code) => {
  const [item] = await items(1);
  for (const query of [QUERY, `query ($id: ID!) { node(id: $id) { ... on ReviewItem { gradeProposal { grade } } } }`]) {
    const answer = await desk.ask(query, { id: item!.globalId }, role);
    if (answer.errors) expect(answer.errors[0]?.extensions.code).toBe(code);
    else expect(answer.data).toEqual({ node: null });
  }
});
