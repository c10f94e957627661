import type { VictimModel } from '../../prisma/client/models.ts';
import { uuid7 } from '../../common/uuid7.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once } from '../records/once.ts';
import type { VictimDraft } from '../review/drafts.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadAlive, type SeenIncident } from './load.ts';
import { checkVictims } from './victims.ts';
import { changeIncident } from './write.ts';

/** A person as they shall stand. Of one who is listed already, absent leaves what was said and null clears it. */
export interface VictimEntry extends VictimDraft {
  /** The person; absent = somebody who isn't listed yet. */
  id?: string | null;
}

export interface UpdateVictims extends SeenIncident {
  reason: string;
  /** All of them: who is listed and not named here is taken off. */
  victims: VictimEntry[];
}

type Said = Pick<VictimModel, 'personId' | 'name' | 'nameAr' | 'status' | 'ageClass' | 'sex' | 'embargoed'>;

/**
 * Corrects who was harmed. The incident gets a new version and the feed tells that, and why; names are in neither. The embargo is no part
 * of a version: it says who may read a name today, in whichever version and spelling.
 * @returns the incident's version @throws DeskError STALE, NOT_FOUND, NOT_POSSIBLE, BAD_USER_INPUT
 */
export async function updateVictims(db: Db, viewer: Viewer, { clientMutationId, ...input }: UpdateVictims): Promise<{ version: number }> {
  permit(viewer, 'change incidents');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a change of an incident needs a reason');
  checkVictims(input.victims);
  return transact(db, (tx) => once(tx, viewer, 'updateVictims', clientMutationId, input, async () => ({ version: await correct(tx, viewer, input) })));
}

async function correct(tx: Tx, viewer: Viewer, { id, expectedVersion, reason, victims }: UpdateVictims): Promise<number> {
  const { code, state } = await loadAlive(tx, id, expectedVersion);
  const listed = await tx.victim.findMany({ where: { incidentId: id, toSeq: null } });
  const wanted = standing(listed, victims);
  const differing = wanted.filter((person) => !listed.some((row) => sameWords(row, person)));
  const ended = listed.filter((row) => !wanted.some((person) => sameWords(row, person)));
  const sealed = wanted.filter((person) => listed.some(({ personId, embargoed }) => personId === person.personId && embargoed !== person.embargoed));
  if (differing.length === 0 && ended.length === 0 && sealed.length === 0) return state.version;
  await audit(tx, viewer, {
    deed: 'update victims', subjectType: 'Incident', subjectId: id, reason, before: { version: state.version, victims: listed.length },
    after: { version: state.version + 1, victims: wanted.length, changed: differing.map(({ personId }) => personId), embargo: sealed.map(({ personId, embargoed }) => ({ personId, embargoed })) },
  });
  return writeChanges(tx, viewer, async (turn) => {
    const [fromSeq, createdAt] = [turn.next(), turn.at];
    await tx.victim.updateMany({ where: { id: { in: ended.map((row) => row.id) } }, data: { toSeq: fromSeq, removedAt: createdAt } });
    await insertRows(tx, 'victim', differing.map((person) => ({ id: uuid7(), incidentId: id, ...person, fromSeq, createdAt })));
    for (const { personId, embargoed } of sealed) await tx.victim.updateMany({ where: { personId }, data: { embargoed } });
    return changeIncident(tx, turn, { current: state, code, facts: factsOf(state), state: state.state, kind: 'INCIDENT_UPDATED', reason });
  });
}

/** Everybody as they shall stand. @throws DeskError BAD_USER_INPUT for a person of another incident, or one who is named twice */
function standing(listed: readonly VictimModel[], entries: readonly VictimEntry[]): Said[] {
  const known = new Map(listed.map((row) => [row.personId, row]));
  const named = entries.flatMap(({ id }) => id ?? []);
  if (named.some((id) => !known.has(id))) throw new DeskError('BAD_USER_INPUT', 'One of the ids is of nobody who is listed here: leave it out for a new victim');
  if (new Set(named).size < named.length) throw new DeskError('BAD_USER_INPUT', 'One victim is named twice');
  return entries.map(({ id, name, nameAr, status, ageClass, sex, embargoed }) => {
    const before = known.get(id ?? '');
    return {
      personId: before?.personId ?? uuid7(), name, status,
      nameAr: nameAr === undefined ? (before?.nameAr ?? null) : nameAr,
      ageClass: ageClass === undefined ? (before?.ageClass ?? 'UNKNOWN') : (ageClass ?? 'UNKNOWN'),
      sex: sex === undefined ? (before?.sex ?? 'UNKNOWN') : (sex ?? 'UNKNOWN'),
      embargoed: embargoed ?? before?.embargoed ?? true,
    };
  });
}

function sameWords(one: Said, other: Said): boolean {
  return one.personId === other.personId && one.name === other.name && one.nameAr === other.nameAr && one.status === other.status && one.ageClass === other.ageClass && one.sex === other.sex;
}
