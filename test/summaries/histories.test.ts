import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Grade } from '../../prisma/client/enums.ts';
import { loadIncident } from '../../server/incidents/load.ts';
import { mergeIncidents } from '../../server/incidents/merge.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { splitIncident } from '../../server/incidents/split.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import type { Scope } from '../../server/summaries/cells.ts';
import { monthlySummaries } from '../../server/summaries/monthly.ts';
import { PROGRAM } from '../../server/viewer.ts';
import type { Tx } from '../../prisma/db.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { record } from '../support/incidents.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const bounds = fc.option(fc.tuple(fc.nat(50), fc.nat(50)).map(([low, more]): [number, number] => [low, low + more]));
const incident = fc.record({
  day: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 })).map(([month, day]) => `2017-0${month}-${String(day).padStart(2, '0')}`),
  grade: fc.constantFrom(...Object.values(Grade)),
  killed: bounds,
  injured: bounds,
  country: fc.constantFrom('SY', 'IQ'),
  admin1: fc.constantFrom('North', 'South'),
  parties: fc.uniqueArray(fc.constantFrom('One', 'Two', 'Three')),
});
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('promote' as const), incidents: fc.array(incident, { minLength: 1, maxLength: 3 }) }) },
  fc.record({ kind: fc.constant('correct' as const), of: fc.nat(), killed: bounds, country: fc.constantFrom('SY', 'IQ') }),
  fc.record({ kind: fc.constant('regrade' as const), of: fc.nat(), grade: fc.constantFrom(...Object.values(Grade)) }),
  fc.record({ kind: fc.constant('retract' as const), of: fc.nat() }),
  fc.record({ kind: fc.constant('merge' as const), of: fc.nat(), into: fc.nat() }),
  fc.record({ kind: fc.constant('split' as const), of: fc.nat(), killed: bounds }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Plays one act on the incidents that are still alive. */
async function play(alive: string[], step: Act): Promise<void> {
  const { db } = database;
  if (step.kind === 'promote') {
    alive.push(...(await record(db, step.incidents)).map(({ id }) => id));
    return;
  }
  const id = alive[step.of % alive.length];
  if (!id) return;
  const { state } = await loadIncident(db as unknown as Tx, id);
  const seen = { id, expectedVersion: state.version, reason: 'Trial' };
  if (step.kind === 'correct') await updateIncident(db, PROGRAM, { ...seen, patch: { killed: step.killed && { min: step.killed[0], max: step.killed[1] }, place: { country: step.country, admin1: 'North' } } });
  if (step.kind === 'regrade') await updateIncident(db, PROGRAM, { ...seen, patch: { grade: step.grade } });
  if (step.kind === 'retract') {
    await retractIncident(db, PROGRAM, seen);
    alive.splice(alive.indexOf(id), 1);
  }
  if (step.kind === 'split') {
    const part = await splitIncident(db, PROGRAM, { ...seen, remaining: {}, part: { killed: step.killed && { min: step.killed[0], max: step.killed[1] }, parties: [{ name: 'Three' }] }, claimIds: [] });
    alive.push(part.id);
  }
  if (step.kind === 'merge') {
    const into = alive[step.into % alive.length];
    if (!into || into === id) return;
    const survivor = await loadIncident(db as unknown as Tx, into);
    await mergeIncidents(db, PROGRAM, { from: seen, into: { id: into, expectedVersion: survivor.state.version }, reason: 'Trial' });
    alive.splice(alive.indexOf(id), 1);
  }
}

/** The same totals by the plain sum over distinct incidents, as of a change. */
async function plainSums(seq: bigint, { country, admin1, partyId }: Scope) {
  return database.sql(
    `select to_char(start_date, 'YYYY-MM') as month, grade::text, count(*)::int as events,
       count(*) filter (where killed_max > 0 or injured_max > 0)::int as "harmEvents",
       coalesce(sum(killed_min), 0)::int as kmin, coalesce(sum(killed_max), 0)::int as kmax, coalesce(sum(injured_min), 0)::int as imin, coalesce(sum(injured_max), 0)::int as imax,
       bool_and(killed_max is null) as kunknown, bool_and(injured_max is null) as iunknown
     from incident_version v
     where state = 'PUBLISHED' and from_seq <= $1 and (to_seq is null or to_seq > $1) and ($2::text is null or country = $2) and ($3::text is null or admin1 = $3)
       and ($4::uuid is null or exists (select 1 from incident_party p where p.incident_id = v.incident_id and p.version = v.version and p.party_id = $4))
     group by 1, 2, grade order by 1, grade`,
    [seq.toString(), country ?? null, admin1 ?? null, partyId ?? null],
  );
}

async function rolledSums(seq: bigint, scope: Scope) {
  const months = await monthlySummaries(database.db, '2017-01', '2017-04', scope, seq);
  return months.flatMap(({ month, byGrade }) =>
    byGrade.map(({ grade, events, harmEvents, killed, injured }) => ({
      month, grade, events, harmEvents, kmin: killed?.min ?? 0, kmax: killed?.max ?? 0, imin: injured?.min ?? 0, imax: injured?.max ?? 0, kunknown: killed === null, iunknown: injured === null,
    })));
}

test('over random histories, the kept sums equal the plain sums, now and as of every change before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      await database.sql(`alter table change disable trigger all; truncate incident cascade; truncate change, monthly_rollup; alter table change enable trigger all`);
      const alive: string[] = [];
      const moments: bigint[] = [];
      for (const step of acts) {
        await play(alive, step);
        const [head] = await database.sql<{ seq: string }>('select coalesce(max(seq), 0) as seq from change');
        moments.push(BigInt(head?.seq ?? 0));
      }
      const parties = await database.sql<{ id: string }>('select id from party order by name');
      const scopes: Scope[] = [{}, { country: 'SY' }, { country: 'IQ', admin1: 'North' }, { partyId: parties[0]?.id }, { country: 'SY', partyId: parties[1]?.id }];
      for (const scope of scopes) {
        for (const seq of moments) expect(await rolledSums(seq, scope)).toEqual(await plainSums(seq, scope));
      }
    }),
    { numRuns: 15 },
  );
}, 300_000);
