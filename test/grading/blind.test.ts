import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems } from '../review/items.ts';

// A desk that grades everything twice. REVIEWER grades first, EDITOR second, ADMIN decides.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.get(`mutation { updateDesk(input: { expectedVersion: 1, reason: "To know how far we agree", blindShare: 1 }) { blindShare version } }`, {}, 'ADMIN');
});
afterAll(() => desk[Symbol.asyncDispose]());

interface Made { id: string; code: string }

/** An incident with one claim, so that the policy proposes WEAK; the first grader says FAIR. */
async function promote(title: string, grade = 'FAIR'): Promise<Made & { item: string }> {
  const [item] = await waitingItems(desk.database.db, 1);
  const { promoteReviewItem } = await desk.get<{ promoteReviewItem: { incidents: Made[] } }>(
    `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id code state grade gradeReason blindState } } }`,
    { input: { id: item!.globalId, incidents: [{ startDate: '2017-06-12', title, grade, gradeReason: `Words of the first on ${title}`, killed: { min: 3, max: 3 }, overrideReason: 'Counted', claims: [{ killed: { min: 3, max: 3 } }] }] } }, 'REVIEWER');
  return { ...promoteReviewItem.incidents[0]!, item: item!.globalId };
}

const GRADING = `{ incident { id grade state } state mine firstGrade firstReason firstGraderName secondGrade finalGrade }`;
const take = (role: 'REVIEWER' | 'EDITOR' | 'ADMIN') => desk.get<{ takeSecondGrading: { incident: { id: string } } }>(`mutation { takeSecondGrading ${GRADING} }`, {}, role);
const GIVE = (name: string) => `mutation ($incidentId: ID!, $grade: Grade!) { ${name}(input: { incidentId: $incidentId, grade: $grade, reason: "Seen by a second pair of eyes" }) ${GRADING} }`;
const code = async (query: string, variables: object, role: 'REVIEWER' | 'EDITOR' | 'ADMIN') => (await desk.ask(query, variables, role)).errors?.[0]?.extensions.code;

const EVERYWHERE = `query ($id: ID!, $code: String!) {
  incident(code: $code) { grade gradeReason state proposal { grade reason } history { grade gradeReason } } node(id: $id) { ... on Incident { grade gradeReason } }
  incidents { nodes { code grade gradeReason } } changes { nodes { kind before after reason } } search(text: "door") { __typename }
  monthlySummary(month: "2017-06") { allegedEvents headlineEvents } why(month: "2017-06") { incidentCount }`;
const atTheDesk = (item: string) => `reviewItem(id: "${item}") { state note history { deed reason actorName } incidents { grade gradeReason } candidateIncidents { grade gradeReason } } blindGradings { nodes ${GRADING} } agreement { pairs }`;

test('the first grade can be seen by no door and stands in one table alone until the second is in', async () => {
  const made = await promote('The door');
  const variables = { id: made.id, code: made.code };
  expect(await desk.get(`${EVERYWHERE} }`, variables)).toMatchObject({ incident: null, node: null, incidents: { nodes: [] }, changes: { nodes: [] }, monthlySummary: { allegedEvents: 0 } });
  expect(JSON.stringify(await desk.get(`${EVERYWHERE} }`, variables, 'PARTNER'))).not.toMatch(/FAIR|WEAK|Words of/);
  for (const role of ['EDITOR', 'ADMIN'] as const) {
    const seen = await desk.get<{ incident: object }>(`${EVERYWHERE} ${atTheDesk(made.item)} }`, variables, role);
    expect(seen.incident).toMatchObject({ grade: 'WEAK', state: 'PROPOSED', proposal: { grade: 'WEAK' } });
    expect(JSON.stringify(seen)).not.toMatch(/FAIR|Words of the first/);
  }
  expect(await desk.get(`{ incidents(filter: { grades: [FAIR] }) { totalCount } }`, {}, 'EDITOR')).toEqual({ incidents: { totalCount: 0 } });
  const tables = await desk.database.sql<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
  const holding: string[] = [];
  for (const { name } of tables) {
    const [row] = await desk.database.sql<{ found: boolean }>(`select exists (select 1 from "${name}" t where t::text ~ 'FAIR|Words of the first') as found`);
    if (row!.found) holding.push(name);
  }
  expect(holding).toEqual(['blind_grading']);
});

test('it is given to another than the first grader, and to nobody else meanwhile', async () => {
  expect(await code(`mutation { takeSecondGrading ${GRADING} }`, {}, 'REVIEWER')).toBe('NOT_POSSIBLE');
  const { takeSecondGrading: taken } = await take('EDITOR');
  expect(taken).toMatchObject({ mine: true, state: 'OPEN', firstGrade: null, firstReason: null, firstGraderName: null, incident: { grade: 'WEAK' } });
  expect((await take('EDITOR')).takeSecondGrading.incident.id).toBe(taken.incident.id);
  expect(await code(`mutation { takeSecondGrading ${GRADING} }`, {}, 'ADMIN')).toBe('NOT_POSSIBLE');
  expect(await code(GIVE('gradeSecond'), { incidentId: taken.incident.id, grade: 'FAIR' }, 'ADMIN')).toBe('NOT_POSSIBLE');
  expect(await code(GIVE('gradeSecond'), { incidentId: taken.incident.id, grade: 'FAIR' }, 'REVIEWER')).toBe('FORBIDDEN');
});

test('nothing that would show or settle the grade is possible meanwhile', async () => {
  const { takeSecondGrading: { incident: { id } } } = await take('EDITOR');
  const act = (input: string) => code(`mutation { ${input} { incident { id } } }`, {}, 'ADMIN');
  expect(await act(`approveIncident(input: { id: "${id}", expectedVersion: 1 })`)).toBe('NOT_POSSIBLE');
  expect(await act(`updateIncident(input: { id: "${id}", expectedVersion: 1, reason: "x", patch: { grade: FAIR } })`)).toBe('NOT_POSSIBLE');
  expect(await act(`splitIncident(input: { id: "${id}", expectedVersion: 1, reason: "x", claimIds: [], remaining: {}, part: {} })`)).toBe('NOT_POSSIBLE');
  expect(await code(GIVE('adjudicateGrade'), { incidentId: id, grade: 'FAIR' }, 'ADMIN')).toBe('NOT_POSSIBLE');
});

test('two who agree settle it: the incident takes the grade and is public', async () => {
  const { takeSecondGrading: { incident: { id } } } = await take('EDITOR');
  expect(await desk.get(GIVE('gradeSecond'), { incidentId: id, grade: 'FAIR' }, 'EDITOR')).toMatchObject({
    gradeSecond: { state: 'SETTLED', firstGrade: 'FAIR', firstGraderName: 'test REVIEWER', firstReason: 'Words of the first on The door', secondGrade: 'FAIR', finalGrade: 'FAIR', incident: { grade: 'FAIR', state: 'PUBLISHED' } },
  });
  expect(await desk.get(`query ($id: ID!) { node(id: $id) { ... on Incident { grade gradeReason } } changes { nodes { kind before } } }`, { id })).toEqual({
    node: { grade: 'FAIR', gradeReason: 'Seen by a second pair of eyes' }, changes: { nodes: [{ kind: 'INCIDENT_APPROVED', before: null }] },
  });
});

test('two who differ leave it to an editor who gave neither grade', async () => {
  const made = await promote('Contested corner');
  await take('EDITOR');
  expect(await desk.get(GIVE('gradeSecond'), { incidentId: made.id, grade: 'CONTESTED' }, 'EDITOR')).toMatchObject({ gradeSecond: { state: 'DISAGREED', firstGrade: 'FAIR', secondGrade: 'CONTESTED', finalGrade: null, incident: { state: 'PROPOSED', grade: 'WEAK' } } });
  expect(await code(GIVE('adjudicateGrade'), { incidentId: made.id, grade: 'FAIR' }, 'EDITOR')).toBe('FORBIDDEN');
  expect(await code(GIVE('adjudicateGrade'), { incidentId: made.id, grade: 'FAIR' }, 'REVIEWER')).toBe('FORBIDDEN');
  expect(await desk.get(GIVE('adjudicateGrade'), { incidentId: made.id, grade: 'CONTESTED' }, 'ADMIN')).toMatchObject({ adjudicateGrade: { state: 'SETTLED', finalGrade: 'CONTESTED', incident: { grade: 'CONTESTED', state: 'PUBLISHED' } } });
  expect(await code(GIVE('adjudicateGrade'), { incidentId: made.id, grade: 'FAIR' }, 'ADMIN')).toBe('NOT_POSSIBLE');
  const audited = await desk.database.db.auditEntry.findMany({ where: { deed: { in: ['take second grading', 'grade a second time', 'adjudicate grade'] } }, orderBy: { at: 'desc' }, take: 3 });
  expect(audited.map(({ deed, after }) => ({ deed, after }))).toEqual([
    { deed: 'adjudicate grade', after: { grade: 'CONTESTED' } }, { deed: 'grade a second time', after: { first: 'FAIR', second: 'CONTESTED' } }, { deed: 'take second grading', after: null },
  ]);
});

test('agreement is measured over both pairs, and each sees their own day', async () => {
  // FAIR/FAIR and FAIR/CONTESTED: values 3 × FAIR, 1 × CONTESTED, so alpha is 1 - 3 · 2 / (2 · 3 · 1) = 0
  expect(await desk.get(`{ agreement { pairs agreed nominal } }`, {}, 'REVIEWER')).toEqual({ agreement: { pairs: 2, agreed: 1, nominal: 0 } });
  const [item, other] = await waitingItems(desk.database.db, 2);
  await desk.get(`mutation ($id: ID!) { claimReviewItem(input: { id: $id }) { item { id } } }`, { id: item!.globalId }, 'REVIEWER');
  await desk.database.sql(`update audit_entry set at = at - interval '30 seconds' where deed = 'claim review item' and subject_id = $1`, [item!.id]);
  for (const { globalId } of [item!, other!]) await desk.get(`mutation ($id: ID!) { rejectReviewItem(input: { id: $id, reason: DUPLICATE }) { item { id } } }`, { id: globalId }, 'REVIEWER');
  await desk.get(`mutation { undo { undone } }`, {}, 'REVIEWER');
  const { myDay } = await desk.get<{ myDay: { medianSeconds: number } }>(`{ myDay { decisions promoted rejected undone medianSeconds agreement { pairs agreed } } }`, {}, 'REVIEWER');
  expect(myDay).toEqual({ decisions: 4, promoted: 2, rejected: 2, undone: 1, medianSeconds: expect.any(Number), agreement: { pairs: 2, agreed: 1 } });
  expect(myDay.medianSeconds).toBeGreaterThanOrEqual(30);
  expect(await desk.get(`{ myDay(day: "2017-06-12") { decisions medianSeconds } }`, {}, 'REVIEWER')).toEqual({ myDay: { decisions: 0, medianSeconds: null } });
});

test('a time that ran out gives it to another, and the late grade is refused', async () => {
  const made = await promote('Late');
  await take('EDITOR');
  await desk.database.sql(`update blind_grading set assigned_until = now() - interval '1 second' where state = 'OPEN'`);
  expect(await code(GIVE('gradeSecond'), { incidentId: made.id, grade: 'FAIR' }, 'EDITOR')).toBe('LEASE_LOST');
  expect((await take('ADMIN')).takeSecondGrading.incident.id).toBe(made.id);
  await desk.get(`mutation { undo { undone } }`, {}, 'REVIEWER');
  expect(await code(GIVE('gradeSecond'), { incidentId: made.id, grade: 'FAIR' }, 'ADMIN')).toBe('NOT_POSSIBLE');
  expect(await desk.get(`{ blindGradings(states: [CANCELLED]) { totalCount } }`, {}, 'EDITOR')).toEqual({ blindGradings: { totalCount: 1 } });
});

test('two who take at once get different incidents', async () => {
  const both = [await promote('One'), await promote('Two')];
  const taken = await Promise.all((['EDITOR', 'ADMIN'] as const).map(async (role) => (await take(role)).takeSecondGrading.incident.id));
  expect(taken.toSorted()).toEqual(both.map(({ id }) => id).toSorted());
});

test('where the desk asks for four eyes, a settled grade still waits for approval', async () => {
  await desk.database.sql(`update blind_grading set state = 'CANCELLED' where state = 'OPEN'`);
  await desk.get(`mutation { updateDesk(input: { expectedVersion: 2, reason: "More eyes", fourEyes: true }) { version } }`, {}, 'ADMIN');
  const made = await promote('Six eyes');
  await take('EDITOR');
  expect(await desk.get(GIVE('gradeSecond'), { incidentId: made.id, grade: 'FAIR' }, 'EDITOR')).toMatchObject({ gradeSecond: { incident: { state: 'PROPOSED', grade: 'FAIR' } } });
  expect(await desk.get(`mutation ($id: ID!) { approveIncident(input: { id: $id, expectedVersion: 2 }) { incident { state } } }`, { id: made.id }, 'EDITOR')).toEqual({ approveIncident: { incident: { state: 'PUBLISHED' } } });
});
