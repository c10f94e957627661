import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems } from '../review/items.ts';

// A correction: absent leaves a field, null clears it; somebody else's change first is told with who did what.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const FIELDS = `title startDate endDate datePrecision timeOfDay placeName country admin1 lat lon radius placePrecision grade gradeReason strikeStatus cause
  killed { min max qualifier } injured { min max qualifier } childrenKilled { min max } womenKilled { min max } menKilled { min max }
  childrenInjured { min max } womenInjured { min max } menInjured { min max } belligerentsKilled { min max } belligerentsInjured { min max } overrideReason graphic parties { party { name } verdict conceded { min } }`;

const range = (min: number, max: number) => ({ min, max });
/** Every field of a correction: what it starts as, another value as given and as shown, and what null does ('kept' = refused). */
const TABLE: Record<string, { first: unknown; other: unknown; shown?: unknown; cleared: unknown }> = {
  title: { first: 'First', other: 'Other', cleared: null },
  startDate: { first: '2017-06-12', other: '2017-06-11', cleared: 'kept' },
  endDate: { first: '2017-06-14', other: '2017-06-15', cleared: 'kept' },
  datePrecision: { first: 'WEEK', other: 'MONTH', cleared: 'kept' },
  timeOfDay: { first: 'dawn', other: 'noon', cleared: null },
  grade: { first: 'FAIR', other: 'WEAK', cleared: 'kept' },
  gradeReason: { first: 'Two sources', other: 'One source', cleared: null },
  strikeStatus: { first: 'LIKELY', other: 'DECLARED', cleared: null },
  cause: { first: 'ACCIDENT', other: 'OTHER', cleared: 'kept' },
  killed: { first: range(5, 9), other: range(6, 6), shown: { min: 6, max: 6, qualifier: 'EXACT' }, cleared: 'unknown' },
  injured: { first: range(5, 9), other: range(7, 8), shown: { min: 7, max: 8, qualifier: 'BETWEEN' }, cleared: 'unknown' },
  childrenKilled: { first: range(1, 2), other: range(0, 2), cleared: null },
  womenKilled: { first: range(1, 2), other: range(0, 2), cleared: null },
  menKilled: { first: range(1, 2), other: range(0, 2), cleared: null },
  childrenInjured: { first: range(1, 2), other: range(0, 2), cleared: null },
  womenInjured: { first: range(1, 2), other: range(0, 2), cleared: null },
  menInjured: { first: range(1, 2), other: range(0, 2), cleared: null },
  belligerentsKilled: { first: range(1, 2), other: range(0, 2), cleared: null },
  belligerentsInjured: { first: range(1, 2), other: range(0, 2), cleared: null },
  overrideReason: { first: 'Counted', other: 'Counted again', cleared: 'derived' },
  graphic: { first: true, other: false, cleared: 'kept' },
  parties: { first: [{ name: 'Reds' }], other: [{ name: 'Blues', verdict: 'CREDIBLE', conceded: range(1, 1) }], shown: [{ party: { name: 'Blues' }, verdict: 'CREDIBLE', conceded: { min: 1 } }], cleared: [] },
  place: { first: { name: 'Harbour', country: 'SY', admin1: 'North', lat: 35, lon: 39, precision: 'CITY' }, other: { name: 'Market', country: 'IQ', admin1: 'South' }, cleared: null },
};

interface Shown { id: string; version: number; [field: string]: unknown }
let number = 0;

async function promoted(fields: Record<string, unknown>): Promise<Shown> {
  const [item] = await waitingItems(desk.database.db, 1);
  const { promoteReviewItem } = await desk.get<{ promoteReviewItem: { incidents: Shown[] } }>(
    `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id version ${FIELDS} } } }`, { input: { id: item!.globalId, incidents: [fields] } }, 'REVIEWER');
  return promoteReviewItem.incidents[0]!;
}

function whole(): Promise<Shown> {
  return promoted({ ...Object.fromEntries(Object.entries(TABLE).map(([field, { first }]) => [field, first])), claims: [{ killed: range(3, 4), injured: range(10, 10) }] });
}

function update({ id, version }: Shown, patch: object) {
  number += 1;
  return desk.ask(`mutation ($input: UpdateIncidentInput!) { updateIncident(input: $input) { incident { id version ${FIELDS} } } }`, { input: { id, expectedVersion: version, reason: `Correction ${number}`, patch } }, 'REVIEWER');
}

const incidentOf = ({ data }: { data?: unknown }) => (data as { updateIncident: { incident: Shown } }).updateIncident.incident;

test('the table names every field of a correction', async () => {
  const { __type } = await desk.get<{ __type: { inputFields: { name: string }[] } }>(`{ __type(name: "IncidentPatch") { inputFields { name } } }`);
  expect(Object.keys(TABLE).toSorted()).toEqual(__type.inputFields.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(TABLE))('%s', (field, { other, shown = other, cleared }) => {
  const changes = field === 'place' ? ['placeName', 'country', 'admin1', 'lat', 'lon', 'radius', 'placePrecision'] : [field];
  /** Setting a range says why it isn't the derived one. */
  const follows = ['killed', 'injured'].includes(field) ? ['overrideReason'] : field === 'overrideReason' ? ['killed', 'injured'] : [];
  const rest = (incident: Shown) => Object.fromEntries(Object.entries(incident).filter(([name]) => ![...changes, ...follows, 'version'].includes(name)));

  test('is set alone', async () => {
    const before = await whole();
    const after = incidentOf(await update(before, { [field]: other }));
    const expected = field === 'place' ? { placeName: 'Market', country: 'IQ', admin1: 'South', lat: null, lon: null, radius: null, placePrecision: null } : { [field]: shown };
    expect(after).toMatchObject({ ...expected, version: 2 });
    expect(rest(after)).toEqual(rest(before));
  });

  test('is cleared by null, or can\'t be', async () => {
    const before = await whole();
    // Parts of an unknown whole are unknown.
    const parts = field === 'killed' || field === 'injured' ? Object.fromEntries(['children', 'women', 'men'].map((part) => [`${part}${field === 'killed' ? 'Killed' : 'Injured'}`, null])) : {};
    const answer = await update(before, { [field]: null, ...(field === 'overrideReason' ? {} : parts) });
    const expected: Record<string, unknown> = {
      kept: undefined, derived: { overrideReason: null, killed: { min: 3, max: 4, qualifier: 'BETWEEN' }, injured: { min: 10, max: 10, qualifier: 'EXACT' } }, unknown: { [field]: null },
    };
    const code = cleared === 'kept' ? 'BAD_USER_INPUT' : undefined;
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    const now = code ? before : incidentOf(answer);
    expect(now).toMatchObject(code ? before : typeof cleared === 'string' ? (expected[cleared] as object) : Object.fromEntries(changes.map((name) => [name, cleared])));
  });
});

test('a single day moves as one; a longer time keeps its end', async () => {
  const day = await promoted({ startDate: '2017-06-12' });
  expect(incidentOf(await update(day, { startDate: '2017-06-10' }))).toMatchObject({ startDate: '2017-06-10', endDate: '2017-06-10' });
  const days = await promoted({ startDate: '2017-06-12', endDate: '2017-06-14' });
  expect(incidentOf(await update(days, { startDate: '2017-06-13' }))).toMatchObject({ startDate: '2017-06-13', endDate: '2017-06-14' });
});

test('of twenty who correct at once one wins, and the others are told who did what', async () => {
  const incident = await promoted({ startDate: '2017-06-12' });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => update(incident, { title: `Title ${index}` })));
  const lost = answers.flatMap(({ errors }) => errors ?? []);
  expect(lost).toHaveLength(19);
  expect(new Set(lost.map(({ extensions }) => extensions.code))).toEqual(new Set(['STALE']));
  const late = await update(incident, { title: 'Late' });
  expect(late.errors).toMatchObject([{ message: expect.stringMatching(/is at version 2, you saw 1: test REVIEWER did "update incident" at /), extensions: { code: 'STALE' } }]);
});

test('a correction that changes nothing makes no version', async () => {
  const incident = await promoted({ startDate: '2017-06-12', title: 'Same' });
  expect(incidentOf(await update(incident, { title: 'Same' }))).toMatchObject({ version: 1 });
});
