import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mergeIncidents } from '../../server/incidents/merge.ts';
import { splitIncident } from '../../server/incidents/split.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { updateVictims, type VictimEntry } from '../../server/incidents/updateVictims.ts';
import { globalId } from '../../server/read/ids.ts';
import { WITHHELD } from '../../server/read/withheld.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

// Who was harmed is corrected like everything else: with a reason, in versions, told in the feed; and no name under embargo slips out by it.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const VICTIMS = 'victims { id name nameAr status ageClass sex embargoed }';
interface Victim { id: string; name: string; nameAr: string | null; status: string; ageClass: string; sex: string; embargoed: boolean }
interface Shown { version: number; title: string | null; victims: Victim[]; history: { version: number; title: string | null; victims: Victim[] }[] }

const incident = async (code: string, role?: 'REVIEWER', asOf?: Date) =>
  (await desk.get<{ incident: Shown }>(`query ($code: String, $asOf: DateTime) { incident(code: $code, asOf: $asOf) { version title ${VICTIMS} history { version title ${VICTIMS} } } }`, { code, asOf }, role)).incident;
/** The same without what only resolvers can answer, so that a plan does. */
const planned = async (code: string, role?: 'REVIEWER', asOf?: Date) =>
  (await desk.get<{ incident: Pick<Shown, 'title' | 'victims'> }>(`query ($code: String, $asOf: DateTime) { incident(code: $code, asOf: $asOf) { title ${VICTIMS} } }`, { code, asOf }, role)).incident;
const names = (victims: readonly Victim[]) => victims.map(({ name }) => name).toSorted();
const update = (id: string, expectedVersion: number, victims: VictimEntry[], reason = 'A relative wrote') => updateVictims(desk.database.db, PROGRAM, { id, expectedVersion, victims, reason });
const now = async () => (await desk.database.sql<{ now: Date }>('select clock_timestamp() as now'))[0]!.now;

/** A public incident with a victim whose name is public and one under embargo. */
async function made(): Promise<{ id: string; code: string; open: string; kept: string }> {
  const [one] = await record(desk.database.db, [{ day: '2017-06-15', grade: 'FAIR', killed: [2, 2] }]);
  await update(one!.id, 1, [{ name: 'Open Nameson', status: 'KILLED', embargoed: false }, { name: 'Kept Secretson', nameAr: 'محفوظ', status: 'INJURED' }]);
  const { victims } = await incident(one!.code, 'REVIEWER');
  return { ...one!, open: victims.find(({ name }) => name === 'Open Nameson')!.id, kept: victims.find(({ name }) => name === 'Kept Secretson')!.id };
}

test('a correction makes a new version, with its reason in the feed; what is absent stays and null clears', async () => {
  const { id, code, open, kept } = await made();
  const before = await now();
  const input = {
    id: globalId('Incident', id), expectedVersion: 2, reason: 'The hospital’s list', clientMutationId: 'once',
    victims: [{ id: open, name: 'Open Nameson', status: 'KILLED', ageClass: 'CHILD' }, { id: kept, name: 'Kept Secretson', nameAr: null, status: 'KILLED' }, { name: 'Third Person', status: 'MISSING', sex: 'FEMALE', embargoed: false }],
  };
  const act = () => desk.get<{ updateVictims: { incident: { version: number } } }>('mutation ($input: UpdateVictimsInput!) { updateVictims(input: $input) { incident { version } } }', { input }, 'REVIEWER');
  expect((await act()).updateVictims.incident.version).toBe(3);
  // A retry is one act.
  expect((await act()).updateVictims.incident.version).toBe(3);
  const after = await incident(code, 'REVIEWER');
  expect(after.victims).toEqual(expect.arrayContaining([
    { id: open, name: 'Open Nameson', nameAr: null, status: 'KILLED', ageClass: 'CHILD', sex: 'UNKNOWN', embargoed: false },
    { id: kept, name: 'Kept Secretson', nameAr: null, status: 'KILLED', ageClass: 'UNKNOWN', sex: 'UNKNOWN', embargoed: true },
    { id: expect.any(String), name: 'Third Person', nameAr: null, status: 'MISSING', ageClass: 'UNKNOWN', sex: 'FEMALE', embargoed: false },
  ]));
  expect(after.history.map(({ version, victims }) => [version, names(victims)])).toEqual(expect.arrayContaining([[1, []], [2, ['Kept Secretson', 'Open Nameson']], [3, ['Kept Secretson', 'Open Nameson', 'Third Person']]]));
  for (const read of [incident, planned]) {
    const earlier = await read(code, 'REVIEWER', before);
    expect(new Set(earlier.victims.map(({ name, nameAr, status, ageClass }) => `${name} ${nameAr} ${status} ${ageClass}`))).toEqual(new Set(['Kept Secretson محفوظ INJURED UNKNOWN', 'Open Nameson null KILLED UNKNOWN']));
    expect(names((await read(code)).victims)).toEqual(['Open Nameson', 'Third Person']);
    expect(names((await read(code, undefined, before)).victims)).toEqual(['Open Nameson']);
  }
  const change = await desk.database.db.change.findFirstOrThrow({ where: { entityId: id }, orderBy: { seq: 'desc' } });
  expect(change).toMatchObject({ kind: 'INCIDENT_UPDATED', entityVersion: 3, reason: 'The hospital’s list' });
  expect(JSON.stringify(await desk.database.sql('select before, after, reason from change'))).not.toMatch(/Nameson|Secretson|Third/);
  expect(JSON.stringify(await desk.database.sql("select before, after, reason from audit_entry where deed = 'update victims'"))).not.toMatch(/Nameson|Secretson|Third/);
});

test('who saw an earlier version changes nothing, what changes nothing is no version, and strangers can’t be named', async () => {
  const { id, open, kept } = await made();
  const same: VictimEntry[] = [{ id: open, name: 'Open Nameson', status: 'KILLED' }, { id: kept, name: 'Kept Secretson', status: 'INJURED' }];
  await expect(update(id, 2, same)).resolves.toEqual({ version: 2 });
  await expect(update(id, 1, [])).rejects.toMatchObject({ code: 'STALE' });
  await expect(update(id, 2, [{ ...same[0]!, id: kept }, same[1]!])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(update(id, 2, [{ ...same[0]!, id: crypto.randomUUID() }])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(update(id, 2, [{ name: ' ', status: 'KILLED' }])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(update(id, 2, [], ' ')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(update(id, 2, [], 'Kept Secretson is alive')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const both = await Promise.allSettled([update(id, 2, [same[0]!]), update(id, 2, [same[1]!])]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a name that comes under embargo is gone from every version, word and change before the public; lifted, it is back', async () => {
  const { id, code, open, kept } = await made();
  await updateIncident(desk.database.db, PROGRAM, { id, expectedVersion: 2, reason: 'Open Nameson was named', patch: { title: 'The death of Open Nameson' } });
  const named = await now();
  const under = (embargoed: boolean): VictimEntry[] => [{ id: open, name: 'Open Nameson', status: 'KILLED', embargoed }, { id: kept, name: 'Kept Secretson', status: 'INJURED' }];
  // The words that the public reads now are put right first.
  await expect(update(id, 3, under(true), 'Asked by the family')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await updateIncident(desk.database.db, PROGRAM, { id, expectedVersion: 3, reason: 'No names in titles', patch: { title: 'A death' } });
  await update(id, 4, under(true), 'Asked by the family');
  const feed = async () => JSON.stringify(await desk.get('{ changes(first: 100) { nodes { code reason before after } } }'));
  const why = async () => JSON.stringify([await incident(code), await incident(code, undefined, named), await planned(code, undefined, named), (await planned(code, undefined, named)).title]);
  expect(await why()).not.toContain('Nameson');
  expect((await planned(code, undefined, named)).title).toBe(WITHHELD);
  expect((await incident(code, undefined, named)).title).toBe(WITHHELD);
  expect(await feed()).not.toContain('Nameson');
  expect((await planned(code, 'REVIEWER', named)).title).toBe('The death of Open Nameson');
  await update(id, 5, under(false), 'The family agrees');
  expect((await planned(code, undefined, named)).title).toBe('The death of Open Nameson');
  expect(names((await incident(code)).victims)).toEqual(['Open Nameson']);
  expect(await feed()).toContain('The death of Open Nameson');
});

test('the spelling of before, a victim who was taken off, a merge and a split let no name under embargo out of a sentence', async () => {
  const { db } = desk.database;
  const { id, code, open, kept } = await made();
  const source = await db.source.create({ data: { name: `A paper ${code}` } });
  const article = await db.article.create({ data: { sourceId: source.id, url: `https://paper.example/${code}`, urlKey: `paper.example/${code}` } });
  const quote = 'Among them was Kept Secretson.';
  const claim = await db.claim.create({ data: { incidentId: id, sourceId: source.id, articleId: article.id, allegesHarm: true, quote, quoteStart: 0, quoteEnd: quote.length, killedMin: 2, killedMax: 2, killedQualifier: 'EXACT' } });
  await desk.database.sql('update incident_version set claim_ids = array[$1]::uuid[] where incident_id = $2', [claim.id, id]);
  const quoted = async (of: string) => (await desk.get<{ incident: { claims: { quote: { text: string } }[] } }>('query ($code: String) { incident(code: $code) { claims { quote { text } } } }', { code: of })).incident.claims.map(({ quote: { text } }) => text);
  expect(await quoted(code)).toEqual([WITHHELD]);
  await update(id, 2, [{ id: open, name: 'Open Nameson', status: 'KILLED' }, { id: kept, name: 'Kept Sekretson', status: 'INJURED' }]);
  expect(await quoted(code)).toEqual([WITHHELD]);
  await update(id, 3, [{ id: open, name: 'Open Nameson', status: 'KILLED' }]);
  expect(await quoted(code)).toEqual([WITHHELD]);

  const part = await splitIncident(db, PROGRAM, { id, expectedVersion: 4, reason: 'Another day', remaining: {}, part: {}, claimIds: [claim.id] });
  expect(await quoted(part.code)).toEqual([WITHHELD]);
  expect((await incident(part.code, 'REVIEWER')).victims).toEqual([]);
  const before = await now();
  const [other] = await record(db, [{ day: '2017-06-15', grade: 'FAIR', killed: [1, 1] }]);
  await mergeIncidents(db, PROGRAM, { from: { id: part.id, expectedVersion: 1 }, into: { id: other!.id, expectedVersion: 1 }, reason: 'The same' });
  expect(await quoted(other!.code)).toEqual([WITHHELD]);
  await mergeIncidents(db, PROGRAM, { from: { id, expectedVersion: 5 }, into: { id: other!.id, expectedVersion: 2 }, reason: 'The same' });
  expect(names((await incident(code, 'REVIEWER')).victims)).toEqual(['Open Nameson']);
  expect((await incident(other!.code, 'REVIEWER')).history.map(({ version, victims }) => [version, names(victims)])).toEqual(expect.arrayContaining([[1, []], [2, []], [3, ['Open Nameson']]]));
  expect(names((await incident(code, 'REVIEWER', before)).victims)).toEqual(['Open Nameson']);
});
