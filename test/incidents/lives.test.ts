import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeIncidents } from '../../server/incidents/merge.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { splitIncident } from '../../server/incidents/split.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { globalId } from '../../server/read/ids.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

// What becomes of an incident: codes resolve for ever, totals count each event once, and every answer can be had again as of its time.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const june = async () => (await desk.get<{ monthlySummary: { allegedEvents: number; killed: object } }>(`{ monthlySummary(month: "2017-06") { allegedEvents killed { min max } } }`)).monthlySummary;
const byCode = async (code: string, selection: string, asOf?: string) =>
  (await desk.get<{ incident: Record<string, unknown> | null }>(`query ($code: String, $asOf: DateTime) { incident(code: $code, asOf: $asOf) { ${selection} } }`, { code, asOf })).incident;

test('a merged incident\'s own and foreign codes and its id lead to the survivor, also over several merges, and totals count it once', async () => {
  const { db } = desk.database;
  const made = await record(db, [1, 2, 3].map((day) => ({ day: `2017-06-0${day}`, grade: 'FAIR' as const, killed: [day, day + 1] as [number, number] })));
  const [a, b, c] = [made[0]!, made[1]!, made[2]!];
  await db.externalCode.create({ data: { scheme: 'AIRWARS', code: 'CI715a', incidentId: a.id } });
  const before = await june();
  await mergeIncidents(db, PROGRAM, { from: { id: a.id, expectedVersion: 1 }, into: { id: b.id, expectedVersion: 1 }, reason: 'The same raid' });
  await mergeIncidents(db, PROGRAM, { from: { id: b.id, expectedVersion: 2 }, into: { id: c.id, expectedVersion: 1 }, reason: 'The same raid again' });
  for (const code of [a.code, b.code, c.code, 'CI715a']) expect(await byCode(code, 'code state')).toEqual({ code: c.code, state: 'PUBLISHED' });
  expect(await desk.get(`query ($id: ID!) { node(id: $id) { id } }`, { id: globalId('Incident', a.id) })).toEqual({ node: { id: globalId('Incident', c.id) } });
  expect(before).toEqual({ allegedEvents: 3, killed: { min: 6, max: 9 } });
  expect(await june()).toEqual({ allegedEvents: 1, killed: { min: 3, max: 4 } });
  const { changes } = await desk.get<{ changes: { nodes: { code: string; kind: string; tombstone: boolean }[] } }>(`{ changes(filter: { kinds: [INCIDENT_MERGED] }) { nodes { code kind tombstone } } }`);
  expect(changes.nodes).toEqual([a, b].map(({ code }) => ({ code, kind: 'INCIDENT_MERGED', tombstone: true })));
  await expect(mergeIncidents(db, PROGRAM, { from: { id: c.id, expectedVersion: 2 }, into: { id: a.id, expectedVersion: 2 }, reason: 'In a circle' })).rejects.toMatchObject({ code: 'NOT_POSSIBLE' });
});

test('a merge joins the claims, and the survivor\'s range follows them; a split parts them again', async () => {
  const { db } = desk.database;
  const made = await record(db, [{ day: '2016-01-01', grade: 'FAIR', killed: [2, 2] }, { day: '2016-01-01', grade: 'FAIR', killed: [7, 9] }]);
  const [a, b] = [made[0]!, made[1]!];
  const source = await db.source.create({ data: { name: 'A paper' } });
  const claim = async (incidentId: string, min: number, max: number) => {
    const { id } = await db.claim.create({ data: { incidentId, sourceId: source.id, allegesHarm: true, killedMin: min, killedMax: max, killedQualifier: 'BETWEEN' } });
    await desk.database.sql(`update incident_version set claim_ids = array[$1]::uuid[] where incident_id = $2`, [id, incidentId]);
    return id;
  };
  const [low, high] = [await claim(a.id, 2, 2), await claim(b.id, 7, 9)];
  await mergeIncidents(db, PROGRAM, { from: { id: b.id, expectedVersion: 1 }, into: { id: a.id, expectedVersion: 1 }, reason: 'The same raid' });
  expect(await byCode(b.code, 'killed { min max } claims { id }')).toEqual({ killed: { min: 2, max: 9 }, claims: [{ id: globalId('Claim', low) }, { id: globalId('Claim', high) }] });
  const part = await splitIncident(db, PROGRAM, { id: a.id, expectedVersion: 2, reason: 'Two raids after all', remaining: {}, part: { title: 'Second raid' }, claimIds: [high] });
  expect(await byCode(a.code, 'title killed { min max } claims { id }')).toEqual({ title: null, killed: { min: 2, max: 2 }, claims: [{ id: globalId('Claim', low) }] });
  expect(await byCode(part.code, 'title killed { min max } claims { id }')).toEqual({ title: 'Second raid', killed: { min: 7, max: 9 }, claims: [{ id: globalId('Claim', high) }] });
  await expect(splitIncident(db, PROGRAM, { id: a.id, expectedVersion: 3, reason: 'Again', remaining: {}, part: {}, claimIds: [high] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a retracted incident is a tombstone to whoever has its code, and in no list, search or total', async () => {
  const { db } = desk.database;
  const [incident] = await record(db, [{ day: '2015-01-01', grade: 'FAIR', killed: [4, 4], country: 'SY', parties: ['Reds'] }]);
  await updateIncident(db, PROGRAM, { id: incident!.id, expectedVersion: 1, reason: 'Titled', patch: { title: 'Retractable raid' } });
  await retractIncident(db, PROGRAM, { id: incident!.id, expectedVersion: 2, reason: 'It never was' });
  expect(await byCode(incident!.code, 'code state title killed { min } placeName claims { id } victims { name } parties { verdict }')).toEqual(
    { code: incident!.code, state: 'RETRACTED', title: null, killed: null, placeName: null, claims: [], victims: [], parties: [] });
  expect(await desk.get(`{ incidents(filter: { to: "2015-12-31" }) { totalCount } search(text: "Retractable") { id } monthlySummary(month: "2015-01") { allegedEvents } }`)).toEqual(
    { incidents: { totalCount: 0 }, search: [], monthlySummary: { allegedEvents: 0 } });
  const { changes } = await desk.get<{ changes: { nodes: { code: string }[] } }>(`{ changes(filter: { kinds: [INCIDENT_RETRACTED] }) { nodes { code tombstone before after reason } } }`);
  expect(changes.nodes.find(({ code }) => code === incident!.code)).toMatchObject({ tombstone: true, before: null, after: null, reason: 'It never was' });
  expect(await byCode(incident!.code, 'history { version state title }')).toEqual({ history: [{ version: 1, state: 'PUBLISHED', title: null }, { version: 2, state: 'PUBLISHED', title: 'Retractable raid' }] });
});

const step = fc.record({
  kind: fc.constantFrom('make' as const, 'make' as const, 'correct' as const, 'regrade' as const, 'retract' as const, 'merge' as const, 'split' as const),
  of: fc.nat(), other: fc.nat(), day: fc.integer({ min: 1, max: 60 }), killed: fc.option(fc.tuple(fc.nat(9), fc.nat(9)).map(([low, more]): [number, number] => [low, low + more])),
});
interface Alive { id: string; code: string; version: number }

/** Plays one step on those alive; keeps their versions. */
async function play(alive: Alive[], codes: string[], { kind, of, other, day, killed }: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const { db } = desk.database;
  const one = alive[of % alive.length];
  const killedPatch = { killed: killed && { min: killed[0], max: killed[1] } };
  if (kind === 'make' || !one) {
    const [made] = await record(db, [{ day: new Date(Date.UTC(2014, 0, day)).toISOString().slice(0, 10), grade: 'FAIR', killed, country: 'SY' }]);
    alive.push({ ...made!, version: 1 });
    codes.push(made!.code);
    return;
  }
  const seen = { id: one.id, expectedVersion: one.version, reason: 'Trial' };
  if (kind === 'correct') one.version = (await updateIncident(db, PROGRAM, { ...seen, patch: killedPatch })).version;
  if (kind === 'regrade') one.version = (await updateIncident(db, PROGRAM, { ...seen, patch: { grade: day % 2 ? 'WEAK' : 'CONFIRMED' } })).version;
  if (kind === 'retract') await retractIncident(db, PROGRAM, seen);
  if (kind === 'split') {
    const made = await splitIncident(db, PROGRAM, { ...seen, remaining: {}, part: killedPatch, claimIds: [] });
    one.version += 1;
    alive.push({ ...made, version: 1 });
    codes.push(made.code);
  }
  const into = alive[other % alive.length]!;
  if (kind === 'merge' && into !== one) into.version = (await mergeIncidents(db, PROGRAM, { from: seen, into: { id: into.id, expectedVersion: into.version }, reason: 'Trial' })).version;
  if (kind === 'retract' || (kind === 'merge' && into !== one)) alive.splice(alive.indexOf(one), 1);
}

const MONTHS = `monthlySummaries(from: "2014-01", to: "2014-03", asOf: $asOf) { month allegedEvents headlineEvents killed { min max } killedUnknown byGrade { grade events } change { percent low high } rank { rank of } }`;
const LIST = `incidents(first: 100, orderBy: START_DATE_ASC, filter: { from: "2014-01-01", to: "2014-12-31" }, asOf: $asOf) { totalCount nodes { code version state grade startDate killed { min max } } }`;

test('what was answered after each act of a random history is answered again as of that time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      const alive: Alive[] = [];
      const codes: string[] = [];
      const everything = async (asOf: string | null, known: string[]) => ({
        ...(await desk.get<object>(`query ($asOf: DateTime) { ${MONTHS} ${LIST} }`, { asOf })),
        each: await Promise.all(known.map((code) => byCode(code, 'code version state title grade killed { min max }', asOf ?? undefined))),
      });
      const answers: { at: string; known: string[]; answer: object }[] = [];
      for (const each of steps) {
        await play(alive, codes, each);
        const { meta } = await desk.get<{ meta: { lastChangeAt: string } }>(`{ meta { lastChangeAt } }`);
        answers.push({ at: meta.lastChangeAt, known: [...codes], answer: await everything(null, codes) });
      }
      for (const { at, known, answer } of answers) expect(await everything(at, known)).toEqual(answer);
    }),
    { numRuns: 8 },
  );
});
