import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChangeKind, Grade } from '../../prisma/client/enums.ts';
import { transact } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { approveIncident } from '../../server/incidents/approve.ts';
import { mergeIncidents } from '../../server/incidents/merge.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { splitIncident } from '../../server/incidents/split.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { approveRecord } from '../../server/records/approve.ts';
import { retractRecord } from '../../server/records/retract.ts';
import { createRelease } from '../../server/releases/create.ts';
import { promoteReviewItem } from '../../server/review/promote.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { collect, openSocket, readEvents, until } from '../http/streams.ts';
import { waitingItems } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { dice } from './dice.ts';
import { lightDraft } from './lightDrafts.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

interface Seen {
  cursor: string;
  at: string;
  kind: ChangeKind;
  entityVersion: number;
  code: string | null;
  tombstone: boolean;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  actorRole: string | null;
}

const FEED = `query ($after: Cursor, $filter: ChangeFilter) { changes(after: $after, first: 500, filter: $filter) {
  nodes { cursor at kind entityVersion code tombstone before after reason actorRole } } }`;

async function feed(variables: { after?: string | null; filter?: object }, role?: 'REVIEWER'): Promise<Seen[]> {
  return (await desk.get<{ changes: { nodes: Seen[] } }>(FEED, variables, role)).changes.nodes;
}

async function now(): Promise<string | null> {
  return (await desk.get<{ meta: { lastCursor: string | null } }>('{ meta { lastCursor } }')).meta.lastCursor;
}

test('every act writes its kind, with both sides, reason, role, time and version', async () => {
  const { db } = desk.database;
  await db.desk.update({ where: { id: 1 }, data: { fourEyes: true } });
  const [first, second] = await waitingItems(db, 2);
  const promote = (item: NonNullable<typeof first>, day: string) => promoteReviewItem(db, PROGRAM, {
    item, incidents: [{ startDate: new Date(day), place: { country: 'SY', lat: 35, lon: 39 }, claims: [{ killed: { min: 1, max: 2 } }, { killed: { min: 3, max: 3 } }] }],
    notes: [{ sectors: ['WSH'] }], tallies: [{ publisher: 'A monitor', startDate: new Date(day), endDate: new Date(day) }], statements: [{ speaker: 'A spokesman', stance: 'DENIES' }],
  });
  const made = await promote(first!, '2017-06-01');
  const other = await promote(second!, '2017-06-02');
  await db.desk.update({ where: { id: 1 }, data: { fourEyes: false } });
  const [id, from] = [made.incidents[0]!, other.incidents[0]!];
  const reason = 'Because of the trial';
  for (const each of [id, from]) await approveIncident(db, PROGRAM, { id: each, expectedVersion: 1 });
  await approveRecord(db, PROGRAM, 'humanitarian_note', { id: made.notes[0]!, expectedVersion: 1 });
  await approveRecord(db, PROGRAM, 'published_tally', { id: made.tallies[0]!, expectedVersion: 1 });
  await approveRecord(db, PROGRAM, 'statement', { id: made.statements[0]!, expectedVersion: 1 });
  await updateIncident(db, PROGRAM, { id, expectedVersion: 2, reason, patch: { title: 'A title' } });
  await updateIncident(db, PROGRAM, { id, expectedVersion: 3, reason, patch: { grade: 'FAIR' } });
  await updateIncident(db, PROGRAM, { id, expectedVersion: 4, reason, patch: { place: { country: 'IQ', lat: 36, lon: 43 } } });
  const claim = await db.claim.findFirstOrThrow({ where: { incidentId: id }, orderBy: { id: 'asc' } });
  await splitIncident(db, PROGRAM, { id, expectedVersion: 5, reason, claimIds: [claim.id], remaining: {}, part: {} });
  await mergeIncidents(db, PROGRAM, { from: { id: from, expectedVersion: 2 }, into: { id, expectedVersion: 6 }, reason });
  await retractIncident(db, PROGRAM, { id, expectedVersion: 7, reason });
  for (const [table, [record_]] of [['humanitarian_note', made.notes], ['published_tally', made.tallies], ['statement', made.statements]] as const) {
    await retractRecord(db, PROGRAM, table, { id: record_!, expectedVersion: 2, reason });
  }
  await createRelease(db, PROGRAM, { title: 'June', month: '2017-06' });

  const seen = await feed({}, 'REVIEWER');
  const created = ['INCIDENT_CREATED', 'NOTE_CREATED', 'TALLY_CREATED', 'STATEMENT_CREATED'];
  expect(seen.map(({ kind, entityVersion }) => [kind, entityVersion])).toEqual([
    ...[...created, ...created].map((kind) => [kind, 1]), ['INCIDENT_APPROVED', 2], ['INCIDENT_APPROVED', 2], ['NOTE_APPROVED', 2], ['TALLY_APPROVED', 2], ['STATEMENT_APPROVED', 2],
    ['INCIDENT_UPDATED', 3], ['INCIDENT_REGRADED', 4], ['INCIDENT_RELOCATED', 5], ['INCIDENT_SPLIT', 1], ['INCIDENT_SPLIT', 6], ['INCIDENT_MERGED', 3], ['INCIDENT_UPDATED', 7],
    ['INCIDENT_RETRACTED', 8], ['NOTE_RETRACTED', 3], ['TALLY_RETRACTED', 3], ['STATEMENT_RETRACTED', 3], ['RELEASE_CREATED', 1],
  ]);
  for (const each of seen) {
    expect(each).toMatchObject({ actorRole: 'ADMIN', at: expect.any(String), after: expect.any(Object) });
    if (each.entityVersion > 1) expect(each.before).toMatchObject({ version: each.entityVersion - 1 });
    if (each.entityVersion > 2) expect(each.reason).toBe(reason);
  }
  const regraded = seen.find(({ kind }) => kind === 'INCIDENT_REGRADED');
  expect([regraded?.before?.['grade'], regraded?.after?.['grade']]).toEqual(['WEAK', 'FAIR']);

  const shown = await feed({});
  expect(shown.filter(({ kind }) => kind.endsWith('_CREATED')).map(({ kind }) => kind)).toEqual(['RELEASE_CREATED']); // proposals are the desk's
  const left = shown.filter(({ tombstone }) => tombstone);
  expect(left.map(({ kind }) => kind)).toEqual(['INCIDENT_MERGED', 'INCIDENT_RETRACTED', 'NOTE_RETRACTED', 'TALLY_RETRACTED', 'STATEMENT_RETRACTED']);
  for (const each of left) expect(each).toMatchObject({ before: null, after: null, reason });
}, 60_000);

test('a filter hears of what leaves it: of grade, country, governorate and party, before as after', async () => {
  const after = await now();
  const grades: Grade[] = ['WEAK', 'FAIR'];
  const [incident] = await record(desk.database.db, [{ day: '2018-01-01', grade: 'WEAK', killed: [1, 1], country: 'YE', admin1: 'Sana', parties: ['Reds'] }]);
  await updateIncident(desk.database.db, PROGRAM, { id: incident!.id, expectedVersion: 1, reason: 'Seen', patch: { grade: 'FAIR' } });
  await updateIncident(desk.database.db, PROGRAM, { id: incident!.id, expectedVersion: 2, reason: 'Moved', patch: { place: { country: 'OM', admin1: 'Dhofar' } } });
  await updateIncident(desk.database.db, PROGRAM, { id: incident!.id, expectedVersion: 3, reason: 'Not they', patch: { parties: [{ name: 'Blues' }] } });
  const versions = async (filter: object) => (await feed({ after, filter })).map(({ entityVersion }) => entityVersion);
  expect(await versions({ grades: grades.slice(0, 1) })).toEqual([1, 2]);
  expect(await versions({ grades: grades.slice(1) })).toEqual([2, 3, 4]);
  expect(await versions({ countries: ['YE'] })).toEqual([1, 2, 3]);
  expect(await versions({ countries: ['OM'] })).toEqual([3, 4]);
  expect(await versions({ admin1s: ['Sana'] })).toEqual([1, 2, 3]);
  expect(await versions({ parties: ['Reds'] })).toEqual([1, 2, 3, 4]);
  expect(await versions({ parties: ['Blues'] })).toEqual([4]);
  expect(await versions({ kinds: ['INCIDENT_RELOCATED'], grades: ['FAIR'] })).toEqual([3]);
  expect(await versions({ parties: ['Nobody knows'] })).toEqual([]);
});

const cursor = (text: string) => Buffer.from(text).toString('base64url');
const FOLLOW = 'subscription ($after: Cursor) { changes(after: $after) { cursor code } }';

test.each([
  ['CURSOR_AHEAD', cursor('change:999999:00000000')],
  ['CURSOR_OUTDATED', cursor('change:1:00000000')],
  ['CURSOR_INVALID', 'bm90IGEgY3Vyc29y'],
])('%s is said alike by query, WebSocket and event stream, and the socket lives on', async (code, after) => {
  const error = { extensions: { code } };
  expect((await desk.ask(FEED, { after })).errors).toMatchObject([error]);
  const socket = await openSocket(desk.server.url);
  expect((await collect(socket, FOLLOW, { after })).errors).toMatchObject([error]);
  expect(await collect(socket, '{ meta { licence } }')).toMatchObject({ errors: [] });
  socket.close();
  expect(await readEvents(desk.server.url, { query: FOLLOW, variables: { after } })).toMatchObject([{ event: 'next', data: { errors: [error] } }, { event: 'complete' }]);
});

test('a desk that went back to an older state tells its followers so, and nobody goes on in the wrong history', async () => {
  const { database, server } = desk;
  const socket = await openSocket(server.url);
  // From a cursor: what is written while the subscription is on its way is heard all the same.
  socket.send({ id: 'f', type: 'subscribe', payload: { query: FOLLOW, variables: { after: await now() } } });
  const write = (code: string) => transact(database.db, (tx) => writeChanges(tx, PROGRAM, async (turn) => turn.add({ ...lightDraft(dice(1)), code, publicAfter: true })));
  await write('before');
  const heard = (await socket.next('f')) as { payload: { data: { changes: { cursor: string; code: string } } } };
  expect(heard.payload.data.changes.code).toBe('before');
  // What a restore does: the last change is gone, and another takes its number.
  await database.sql('alter table change disable trigger change_is_append_only');
  await database.sql('delete from change where seq = (select max(seq) from change)');
  await database.sql('alter table change enable trigger change_is_append_only');
  await write('after');
  expect(await socket.next('f')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'CURSOR_OUTDATED' } }] });
  expect((await collect(socket, FOLLOW, { after: heard.payload.data.changes.cursor })).errors).toMatchObject([{ extensions: { code: 'CURSOR_OUTDATED' } }]);
  socket.close();
});

test('an event stream goes on behind Last-Event-ID, also where the cursor stands in the query', async () => {
  const after = await now();
  const made = await record(desk.database.db, [1, 2, 3].map((day) => ({ day: `2018-03-0${day}`, grade: 'WEAK' as const })));
  const read = async (wanted: number, lastEventId?: string): Promise<string[]> => {
    const leave = new AbortController();
    const url = `${desk.server.url}/graphql?query=${encodeURIComponent(FOLLOW)}&variables=${encodeURIComponent(JSON.stringify(lastEventId ? {} : { after }))}`;
    const response = await fetch(url, { signal: leave.signal, headers: { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) } });
    let text = '';
    const ids = () => [...text.matchAll(/^id: (\S+)\ndata: .*"code":"([^"]+)"/gm)];
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString();
      if (ids().length >= wanted) break;
    }
    leave.abort();
    return ids().flatMap(([, id, code]) => [id!, code!]);
  };
  const [first, code] = await read(1);
  expect(code).toBe(made[0]!.code);
  expect((await read(2, first)).filter((_, index) => index % 2 === 1)).toEqual(made.slice(1).map((each) => each.code));
});

test('metrics tell of the followers', async () => {
  const socket = await openSocket(desk.server.url);
  socket.send({ id: 'f', type: 'subscribe', payload: { query: FOLLOW } });
  const metric = async (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await fetch(`${desk.server.url}/metrics`)).text())?.[1]);
  let members = 0;
  for (const end = Date.now() + 10_000; members === 0 && Date.now() < end;) members = await metric('desk_feed_members');
  expect(members).toBe(1);
  expect(await metric('desk_feed_groups')).toBe(1);
  expect(await metric('desk_feed_behind')).toBe(0);
  expect(await metric('desk_feed_lag')).toBe(0);
  expect(await metric('desk_feed_position')).toBe(Number(await desk.database.db.change.count()));
  socket.close();
  await until(() => desk.server.http.streams.count().operations === 0);
});
