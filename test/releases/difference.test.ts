import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NAMED, recordAll } from './newsroom.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { startProgram } from '../support/program.ts';

let desk: TestDesk;
let ids: string[];
let codes: Map<string, string>;
const globalId = (id: string) => Buffer.from(`Incident:${id}`).toString('base64url');
const release = (title: string, month: string | null = null) => desk.get(`mutation ($title: String!, $month: String) { createRelease(title: $title, month: $month) { number } }`, { title, month }, 'EDITOR');
const update = (id: string, expectedVersion: number, patch: object) =>
  desk.get(`mutation ($input: UpdateIncidentInput!) { updateIncident(input: $input) { incident { id } } }`, { input: { id: globalId(id), expectedVersion, patch, reason: 'Read again' } }, 'EDITOR');

const DIFFERENCE = `query ($from: Int!, $to: Int, $first: Int!, $after: Cursor) { releaseDifference(from: $from, to: $to, first: $first, after: $after) {
  counts { added changed regraded merged retracted outOfScope } entries { kind entityKind entityId code mergedInto fromVersion toVersion changed before after } next } }`;

interface Answer {
  releaseDifference: {
    counts: Record<string, number>;
    entries: { kind: string; entityKind: string; entityId: string; code: string | null; mergedInto: string | null; changed: string[]; before: Record<string, unknown> | null; after: Record<string, unknown> | null }[];
    next: string | null;
  };
}
const difference = async (from: number, to: number | null, first = 50, after: string | null = null) => (await desk.get<Answer>(DIFFERENCE, { from, to, first, after })).releaseDifference;

beforeAll(async () => {
  desk = await openDesk();
  const { database } = desk;
  ids = await recordAll(database.db);
  codes = new Map((await database.sql<{ id: string; code: string }>('select id, code from incident')).map(({ id, code }) => [id, code]));
  await release('Before');
  await release('June before', '2017-06');
  await update(ids[0]!, 1, { grade: 'CONFIRMED' });
  await update(ids[1]!, 1, { startDate: '2017-07-01', endDate: '2017-07-01' });
  await desk.get(`mutation ($input: ApproveIncidentInput!) { approveIncident(input: $input) { incident { id } } }`, { input: { id: globalId(ids[3]!), expectedVersion: 1 } }, 'EDITOR');
  await desk.get(`mutation ($input: MergeIncidentsInput!) { mergeIncidents(input: $input) { incident { id } } }`, {
    input: { id: globalId(ids[4]!), expectedVersion: 1, intoId: globalId(ids[2]!), intoExpectedVersion: 1, reason: 'One event' },
  }, 'EDITOR');
  const [tally] = await database.sql<{ id: string }>('select id from published_tally');
  await desk.get(`mutation ($input: RetractInput!) { retractRecord(input: $input) { id } }`, { input: { id: Buffer.from(`PublishedTally:${tally!.id}`).toString('base64url'), expectedVersion: 1, reason: 'Misread' } }, 'EDITOR');
  await release('After');
  await release('June after', '2017-06');
});
afterAll(() => desk[Symbol.asyncDispose]());

describe('between two releases of everything', () => {
  test('each record that differs is told once, with what became of it', async () => {
    const { counts, entries } = await difference(1, 3);
    const told = Object.fromEntries(entries.map((entry) => [entry.code ?? entry.entityKind, entry]));
    expect(told).toMatchObject({
      [codes.get(ids[0]!)!]: { kind: 'REGRADED', changed: ['grade'], before: { grade: 'FAIR' }, after: { grade: 'CONFIRMED' } },
      [codes.get(ids[1]!)!]: { kind: 'CHANGED', changed: ['date', 'end_date'] },
      [codes.get(ids[3]!)!]: { kind: 'ADDED', before: null, after: { title: 'Not yet public' } },
      [codes.get(ids[4]!)!]: { kind: 'MERGED', mergedInto: codes.get(ids[2]!), after: null },
      PUBLISHED_TALLY: { kind: 'RETRACTED', after: null, before: { publisher: 'A monitor' } },
    });
    expect(counts).toEqual({ added: 1, changed: entries.filter(({ kind }) => kind === 'CHANGED').length, regraded: 1, merged: 1, retracted: 1, outOfScope: 0 });
  });

  test('page by page it is the same list', async () => {
    const { entries } = await difference(1, 3);
    const paged: unknown[] = [];
    for (let after: string | null = null; ;) {
      const page: Answer['releaseDifference'] = await difference(1, 3, 2, after);
      paged.push(...page.entries);
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(entries);
  });

  test('the present is compared in the same way', async () => {
    expect((await difference(1, null)).counts).toEqual((await difference(1, 3)).counts);
    expect((await difference(3, null)).entries).toEqual([]);
  });

  test('names under embargo are withheld', async () => {
    const { id } = await desk.database.db.victim.create({ data: { incidentId: ids[1]!, name: NAMED, status: 'KILLED', embargoed: true } });
    expect(JSON.stringify(await difference(1, 3))).not.toContain('Invented');
    await desk.database.db.victim.delete({ where: { id } });
  });

  test('the command prints it line by line', async () => {
    const program = startProgram('cli/desk', ['release', 'diff', '1', '3'], { DATABASE_URL: desk.database.url });
    expect(await program.ended).toBe(0);
    const lines = program.printed().trim().split('\n').filter((line) => line.startsWith('{"recordId"') || line.startsWith('{"kind"') || line.includes('recordKind'));
    expect(lines).toHaveLength((await difference(1, 3)).entries.length);
  });
});

test('what left the month is told apart from what left the public', async () => {
  const { entries } = await difference(2, 4);
  expect(entries.find(({ code }) => code === codes.get(ids[1]!))).toMatchObject({ kind: 'OUT_OF_SCOPE', after: null });
});

test.each([[3, 1, 'BAD_USER_INPUT'], [1, 99, 'NOT_FOUND'], [99, null, 'NOT_FOUND']])('from %d to %s is %s', async (from, to, code) => {
  expect((await desk.ask(DIFFERENCE, { from, to, first: 1 })).errors).toMatchObject([{ extensions: { code } }]);
});

test('a cursor of another list is refused', async () => {
  expect((await desk.ask(DIFFERENCE, { from: 1, to: 3, first: 1, after: 'bm9uc2Vuc2U' })).errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
});
