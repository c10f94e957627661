import { Prisma } from '../../prisma/client/client.ts';
import type { ChangeKind, RecordState } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import { columnList, insertRows, rowsJson } from '../../prisma/insertRows.ts';
import { uuid7 } from '../../common/uuid7.ts';
import type { Turn } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { refuseNamesOf } from './embargo.ts';
import { factsOf, snapshot, type IncidentFacts, type IncidentState } from './facts.ts';

export interface NewIncident {
  facts: IncidentFacts;
  state: RecordState;
  reason: string | null;
  /** Our code is given out when absent. */
  id?: string;
}

/** Writes new incidents with their first version; any number in five statements. @returns ids and codes in the same order */
export async function insertIncidents(tx: Tx, turn: Turn, incidents: NewIncident[], kind: ChangeKind = 'INCIDENT_CREATED') {
  const made = incidents.map((incident) => ({ ...incident, id: incident.id ?? uuid7() }));
  await insertRows(tx, 'incident', made.map(({ id }) => ({ id })));
  const codes = await codesOf(tx, made.map(({ id }) => id));
  const versions = made.map(({ id, facts, state, reason }) => {
    const code = codes.get(id) ?? '';
    const row = versionRow(turn, { incidentId: id, code, version: 1, state, mergedInto: null }, facts);
    turn.add(changeDraft(kind, id, code, 1, null, { state, facts }, reason));
    return row;
  });
  await insertRows(tx, 'incident_version', versions);
  await insertRows(tx, 'incident_party', made.flatMap(({ id, facts }) => facts.parties.map((party) => ({ incidentId: id, version: 1, ...party }))));
  return made.map(({ id }) => ({ id, code: codes.get(id) ?? '' }));
}

export interface IncidentChange {
  current: IncidentState;
  code: string;
  facts: IncidentFacts;
  state: RecordState;
  mergedInto?: string | null;
  kind: ChangeKind;
  reason: string | null;
}

const [VERSION, PARTY] = [Prisma.IncidentVersionScalarFieldEnum, Prisma.IncidentPartyScalarFieldEnum].map((fields) => Prisma.raw(columnList(fields)));

/**
 * Ends the current version and begins the next. The incident's version number is the lock: when somebody else was first, nothing
 * is written.
 * @throws DeskError STALE, BAD_USER_INPUT where words for the public name a victim under embargo
 */
export async function changeIncident(tx: Tx, turn: Turn, change: IncidentChange): Promise<number> {
  const { incidentId, version } = change.current;
  await refuseNamesOf(tx, incidentId, change.facts, change.reason);
  const next = version + 1;
  const row = versionRow(turn, { incidentId, code: change.code, version: next, state: change.state, mergedInto: change.mergedInto ?? null }, change.facts);
  const parties = change.facts.parties.map((party) => ({ incidentId, version: next, ...party }));
  // In one statement: each is a trip to the database, and nobody else can write until the last is back.
  const count = await tx.$executeRaw`
    with held as (update incident set current_version = ${next} where id = ${incidentId}::uuid and current_version = ${version} returning id),
    ended as (
      update incident_version v set to_seq = ${turn.next()}, to_at = ${turn.at} from held where v.incident_id = held.id and v.to_seq is null returning v.incident_id
    ),
    begun as (
      insert into incident_version (${VERSION}) select ${VERSION} from (select from ended) once, jsonb_populate_recordset(null::incident_version, ${rowsJson([row])}::jsonb)
      returning 1
    ),
    accused as (
      insert into incident_party (${PARTY}) select ${PARTY} from (select from begun) once, jsonb_populate_recordset(null::incident_party, ${rowsJson(parties)}::jsonb)
    )
    select from held`;
  if (count === 0) throw staleIncident(change.code, version);
  const before = { state: change.current.state, facts: factsOf(change.current), version };
  turn.add(changeDraft(change.kind, incidentId, change.code, next, before, change, change.reason));
  return next;
}

/** What is said when the version that was to be changed no longer holds. */
export function staleIncident(code: string, version: number): DeskError {
  return new DeskError('STALE', `${code} is no longer at version ${version}: somebody else changed it first. Read it again and decide anew`, { code, version });
}

function versionRow(turn: Turn, which: Pick<IncidentState, 'incidentId' | 'code' | 'version' | 'state' | 'mergedInto'>, facts: IncidentFacts) {
  const { parties: _parties, ...columns } = facts;
  return { ...which, fromSeq: turn.next(), toSeq: null, fromAt: turn.at, toAt: null, ...columns };
}

interface Moment {
  state: RecordState;
  facts: IncidentFacts;
}

function changeDraft(kind: ChangeKind, id: string, code: string, version: number, before: (Moment & { version: number }) | null, after: Moment, reason: string | null) {
  // What a proposal said can't be found out by filters once it is public.
  const earlier = before?.state !== 'PUBLISHED' && after.state === 'PUBLISHED' ? null : before;
  return {
    kind,
    entityKind: 'INCIDENT' as const,
    entityId: id,
    entityVersion: version,
    code,
    before: before && snapshot(code, before.version, before.state, before.facts),
    after: snapshot(code, version, after.state, after.facts),
    reason,
    publicBefore: before?.state === 'PUBLISHED',
    publicAfter: after.state === 'PUBLISHED',
    country: after.facts.country,
    admin1: after.facts.admin1,
    grade: after.facts.grade,
    countryBefore: earlier?.facts.country ?? null,
    admin1Before: earlier?.facts.admin1 ?? null,
    gradeBefore: earlier?.facts.grade ?? null,
    partyIds: [...(earlier?.facts.parties ?? []), ...after.facts.parties].map(({ partyId }) => partyId),
  };
}

async function codesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; code: string }[]>`select id, code from incident where id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, code }) => [id, code]));
}
