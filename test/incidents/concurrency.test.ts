import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { DeskError } from '../../server/errors.ts';
import { loadIncident } from '../../server/incidents/load.ts';
import { mergeIncidents } from '../../server/incidents/merge.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { promoteReviewItem } from '../../server/review/promote.ts';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import { waitingItems, type WaitingItem } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

// Twenty people write at once while others read by cursor: every reader gets exactly the committed sequence, and the kept sums are the plain sums.

const WRITERS = 20;
const ACTS = 12;

let desk: TestDesk;
let db: Db;
beforeAll(async () => {
  desk = await openDesk({ POOL_SIZE: 25, STATEMENT_TIMEOUT: 60_000 }); // twenty wait in line, and the machine may be busy
  db = desk.server.db;
});
afterAll(() => desk[Symbol.asyncDispose]());

const made: string[] = [];

async function write(viewer: Viewer, items: WaitingItem[], turn: number): Promise<void> {
  for (const [index, item] of items.entries()) {
    const { incidents } = await promoteReviewItem(db, viewer, {
      item, notes: [], tallies: [], statements: [{ speaker: `Speaker ${turn}`, stance: 'DENIES' }],
      incidents: [1, 2].map((more) => ({
        startDate: new Date(Date.UTC(2017, (turn + index) % 4, 1 + more)), grade: index % 2 ? 'FAIR' as const : 'CONFIRMED' as const, killed: { min: index, max: index + more },
        place: { country: turn % 2 ? 'SY' : 'IQ', admin1: 'North' }, parties: [{ name: `Party ${turn % 3}` }, { name: `Party ${(turn + 1) % 3}` }],
      })),
    });
    made.push(...incidents);
    // Somebody's, so that people meet on the same incidents.
    const [id, other] = [made[(turn * 31 + index * 17) % made.length]!, made[(turn * 7 + index * 3) % made.length]!];
    await willing(async () => {
      const { state } = await loadIncident(db as unknown as Tx, id);
      const seen = { id, expectedVersion: state.version, reason: 'Trial' };
      if (index % 4 === 0) await updateIncident(db, viewer, { ...seen, patch: { killed: { min: turn, max: turn + index }, grade: 'FAIR' } });
      if (index % 4 === 1) await retractIncident(db, viewer, seen);
      if (index % 4 === 2) await mergeIncidents(db, viewer, { from: seen, into: { id: other, expectedVersion: (await loadIncident(db as unknown as Tx, other)).state.version }, reason: 'Trial' });
    });
  }
}

/** Being told that somebody was first is part of the trial; anything else is a fault. */
async function willing(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DeskError) || !['STALE', 'NOT_POSSIBLE', 'BAD_USER_INPUT'].includes(error.code)) throw error;
  }
}

/** Reads by cursor until the writers are done and nothing is left. */
async function read(size: number, done: () => boolean): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const finished = done();
    const { changes }: { changes: { nodes: { cursor: string }[]; pageInfo: { endCursor: string | null } } } = await desk.get(
      `query ($first: Int!, $after: Cursor) { changes(first: $first, after: $after) { nodes { cursor } pageInfo { endCursor } } }`, { first: size, after }, 'REVIEWER');
    seen.push(...changes.nodes.map(({ cursor }) => cursor));
    after = changes.pageInfo.endCursor;
    if (finished && changes.nodes.length === 0) return seen;
  }
}

test('readers by cursor see the committed sequence, whole and in order, and the totals are plain sums', async () => {
  const viewers = await Promise.all(Array.from({ length: WRITERS }, async (_, index): Promise<Viewer> => {
    const { id } = await createApiKey(db, PROGRAM, { name: `Writer ${index}`, role: 'EDITOR' });
    return { id, kind: 'KEY', name: `Writer ${index}`, role: 'EDITOR' };
  }));
  const items = await waitingItems(desk.database.db, WRITERS * ACTS);
  let writing = true;
  const readers = [3, 50, 500].map((size) => read(size, () => !writing));
  await Promise.all(viewers.map((viewer, turn) => write(viewer, items.slice(turn * ACTS, (turn + 1) * ACTS), turn)));
  writing = false;

  const committed = (await desk.database.sql<{ seq: string }>('select seq from change order by seq')).map(({ seq }) => seq);
  expect(committed.length).toBeGreaterThan(WRITERS * ACTS * 3);
  expect(committed.at(-1)).toBe(String(committed.length)); // no gaps in the numbers
  const numberOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString().split(':')[1];
  for (const reader of readers) expect((await reader).map(numberOf)).toEqual(committed);

  const disorder = await desk.database.sql('select 1 from (select at, lag(at) over (order by seq) as before from change) c where at < before');
  expect(disorder).toEqual([]);
}, 300_000); // 240 promotions and their like wait for one another's numbers

test('the kept sums are the plain sums of what holds, in every scope', async () => {
  const kept = await desk.database.sql(`select month, country, admin1, party_id, grade::text, events, killed_min::int, killed_max::int, killed_unknown from monthly_rollup where to_seq is null and events > 0 order by 1, 2, 3, 4, 5`);
  const plain = await desk.database.sql(`
    select date_trunc('month', start_date)::date as month, area.country, area.admin1, party.id as party_id, grade::text, count(*)::int as events,
      coalesce(sum(killed_min), 0)::int as killed_min, coalesce(sum(killed_max), 0)::int as killed_max, count(*) filter (where killed_max is null)::int as killed_unknown
    from incident_version v
    cross join lateral (values ('', ''), (v.country, ''), (v.country, v.admin1)) area (country, admin1)
    cross join lateral (select '00000000-0000-0000-0000-000000000000'::uuid as id union all select p.party_id from incident_party p where p.incident_id = v.incident_id and p.version = v.version) party
    where to_seq is null and state = 'PUBLISHED' and area.country is not null and area.admin1 is not null
    group by 1, 2, 3, 4, grade order by 1, 2, 3, 4, 5`);
  expect(kept.length).toBeGreaterThan(20);
  expect(kept).toEqual(plain);
});

test('every act left its entry: promotions, records made, and the feed tell of the same', async () => {
  const [counts] = await desk.database.sql<Record<string, number>>(`select
    (select count(*)::int from audit_entry where deed = 'promote review item') as promoted, (select count(*)::int from change where kind = 'INCIDENT_CREATED') as created,
    (select count(*)::int from audit_entry where deed = 'retract incident') as "auditRetracted", (select count(*)::int from change where kind = 'INCIDENT_RETRACTED') as retracted,
    (select count(*)::int from audit_entry where deed = 'merge incidents') as "auditMerged", (select count(*)::int from change where kind = 'INCIDENT_MERGED') as merged`);
  expect(counts).toMatchObject({ promoted: WRITERS * ACTS, created: 2 * WRITERS * ACTS });
  expect(counts!['auditRetracted']).toBe(counts!['retracted']);
  expect(counts!['auditMerged']).toBe(2 * counts!['merged']!);
});
