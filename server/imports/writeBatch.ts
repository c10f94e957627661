import type { Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { indexWords } from '../changes/indexWords.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { factsOf, sameFacts, type IncidentFacts, type IncidentState } from '../incidents/facts.ts';
import { kindOf } from '../incidents/kindOf.ts';
import { changeIncident, insertIncidents } from '../incidents/write.ts';
import { partiesByName } from '../records/party.ts';
import type { Viewer } from '../viewer.ts';
import { locate } from './locations.ts';
import type { ImportRecord } from './record.ts';
import { resolveCodes, type Resolved } from './resolveCodes.ts';

/** Advisory lock that lets imports write one after the other: codes that two of them read as new would collide. */
const IMPORT_LOCK = 7_201_705;

/** Begins the reason of every change that an import makes; by it the next import knows its own versions. */
const IMPORTED = 'Import: ';

export interface BatchOutcome {
  created: number;
  updated: number;
  unchanged: number;
  notes: { line: number; note: string }[];
  /** Ids of the parties named in the batch, by the names as given. */
  parties: Map<string, string>;
}

interface Known extends Resolved {
  facts: IncidentFacts;
  current: IncidentState;
  code: string;
}

/** Writes one batch of records: the new, the changed, the codes, all in one turn of the feed. */
export async function writeBatch(tx: Tx, viewer: Viewer, records: readonly ImportRecord[], origin: string, knownParties: ReadonlyMap<string, string>): Promise<BatchOutcome> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${IMPORT_LOCK})`;
  const resolved = await resolveCodes(tx, records);
  const parties = await partyIds(tx, records, knownParties);
  const locations = await locate(tx, records);
  const facts = (record: ImportRecord) => wholeFacts(record, parties, locations);

  const fresh = resolved.filter(({ known }) => !known);
  const existing = await withCurrent(tx, resolved.filter(({ known }) => known), facts);
  const differing = existing.filter(({ facts: now, current }) => !sameFacts(now, sorted(factsOf(current))));
  const { ours, theirs } = await partByAuthor(tx, differing);

  const codes = resolved.flatMap(({ newCodes, incidentId }) => newCodes.map((code) => ({ ...code, incidentId })));
  if (fresh.length + ours.length > 0) {
    const reason = ({ codes: [{ scheme, code }] }: ImportRecord) => `${IMPORTED}${origin}, ${scheme} ${code}`;
    await writeChanges(tx, viewer, async (turn) => {
      await insertIncidents(tx, turn, fresh.map(({ record, incidentId }) => ({ id: incidentId, facts: facts(record), state: 'PUBLISHED', reason: reason(record) })));
      for (const { current, code, facts: now, record } of ours) {
        await changeIncident(tx, turn, { current, code, facts: now, state: current.state, kind: kindOf(factsOf(current), now), reason: reason(record) });
      }
      await insertRows(tx, 'external_code', codes);
    });
  }
  const written = new Set([...fresh, ...ours].map(({ incidentId }) => incidentId));
  if (written.size === 0) await insertRows(tx, 'external_code', codes);
  await indexWords(tx, codes.filter(({ incidentId }) => !written.has(incidentId)).map(({ incidentId }) => ({ entityKind: 'INCIDENT', entityId: incidentId })));
  const notes = [...resolved.flatMap(notesOf), ...theirs.map(keptNote)].toSorted((one, other) => one.line - other.line);
  return { created: fresh.length, updated: ours.length, unchanged: existing.length - ours.length, notes, parties };
}

async function partyIds(tx: Tx, records: readonly ImportRecord[], known: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const names = new Set(records.flatMap(({ parties }) => parties));
  const ids = await partiesByName(tx, [...names].filter((name) => !known.has(name)));
  for (const name of names) if (known.has(name)) ids.set(name, known.get(name) ?? '');
  return ids;
}

function wholeFacts(record: ImportRecord, parties: Map<string, string>, locations: Map<ImportRecord, string>): IncidentFacts {
  const ids = new Set(record.parties.map((name) => parties.get(name.trim()) ?? ''));
  const accused = [...ids].map((partyId) => ({ partyId, verdict: 'NOT_YET_ASSESSED' as const, concededMin: null, concededMax: null, verdictOn: null, reference: null }));
  return sorted({ ...record.facts, locationId: locations.get(record) ?? null, parties: accused });
}

/** Parties in one order, so that facts can be compared. */
function sorted(facts: IncidentFacts): IncidentFacts {
  return { ...facts, parties: facts.parties.toSorted((one, other) => (one.partyId < other.partyId ? -1 : 1)) };
}

async function withCurrent(tx: Tx, known: Resolved[], facts: (record: ImportRecord) => IncidentFacts): Promise<Known[]> {
  const rows = await tx.incidentVersion.findMany({
    where: { incidentId: { in: known.map(({ incidentId }) => incidentId) }, toSeq: null },
    include: { parties: true },
  });
  const states = new Map(rows.map((current) => [current.incidentId, { current, code: current.code }]));
  return known.flatMap((each) => {
    const state = states.get(each.incidentId);
    return state ? [{ ...each, ...state, facts: facts(each.record) }] : [];
  });
}

/**
 * Parts what the archive says anew (`ours`: the current version is an import's) from what the desk has changed since, where the archive
 * says something new as well (`theirs`). What only the desk changed is in neither.
 */
async function partByAuthor(tx: Tx, differing: Known[]): Promise<{ ours: Known[]; theirs: Known[] }> {
  if (differing.length === 0) return { ours: [], theirs: [] };
  const last = await tx.$queryRaw<{ id: string; version: number }[]>`
    select entity_id as id, max(entity_version) as version from change
    where entity_id = any(${differing.map(({ incidentId }) => incidentId)}::uuid[]) and starts_with(reason, ${IMPORTED}) group by entity_id`;
  const imported = new Map(last.map(({ id, version }) => [id, version]));
  const ours = differing.filter(({ incidentId, current }) => imported.get(incidentId) === current.version);
  const theirs: Known[] = [];
  for (const each of differing.filter((one) => !ours.includes(one))) {
    const version = imported.get(each.incidentId);
    const before = version === undefined ? null : await tx.incidentVersion.findUnique({
      where: { incidentId_version: { incidentId: each.incidentId, version } }, include: { parties: true },
    });
    if (!before || !sameFacts(each.facts, sorted(factsOf(before)))) theirs.push(each);
  }
  return { ours, theirs };
}

function notesOf({ record, takenCodes }: Resolved): { line: number; note: string }[] {
  const taken = takenCodes.map(({ scheme, code }) => `the code ${scheme} ${code} leads to another incident already; it was left out`);
  return [...record.notes, ...taken].map((note) => ({ line: record.line, note }));
}

function keptNote({ record, code }: Known): { line: number; note: string } {
  return { line: record.line, note: `${code} has been changed at the desk, and the archive says something else now; the desk's version was kept` };
}
