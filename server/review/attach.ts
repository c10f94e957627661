import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { checkFacts } from '../incidents/checkFacts.ts';
import { factsOf } from '../incidents/facts.ts';
import { loadExpected, loadIncident, refuseTombstone } from '../incidents/load.ts';
import { restOn } from '../incidents/rederive.ts';
import { changeIncident } from '../incidents/write.ts';
import { keepAttachment } from '../outcomes/keep.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { partiesByName } from '../records/party.ts';
import type { Viewer } from '../viewer.ts';
import { draftClaims } from './draftClaims.ts';
import type { ClaimDraft } from './drafts.ts';
import { loadEvidence } from './evidence.ts';
import { moveItem, type SeenItem } from './move.ts';

export interface Attachment {
  item: SeenItem;
  incidentId: string;
  /** Version of the incident that the reviewer saw; absent = whichever holds. */
  incidentVersion?: number | null;
  claims: ClaimDraft[];
  clientMutationId?: ClientKey;
}

/** What is written down of an attachment: what an undo takes back, while the incident is still at this version. */
export interface Attached {
  reviewItemId: string;
  claims: string[];
  version: number;
}

/** Taken with the incident's id by who attaches to it. */
const ATTACH_LOCK = 7_201_710;

/**
 * Adds an article to an incident that is recorded already. A range that was derived from claims is derived anew; one that a
 * reviewer set stays. @returns the incident's id and new version @throws DeskError STALE, LEASE_LOST, NOT_POSSIBLE
 */
export async function attachToIncident(db: Db, viewer: Viewer, { clientMutationId, ...attachment }: Attachment): Promise<{ incidentId: string; version: number }> {
  permit(viewer, 'decide review items');
  return transact(db, (tx) => once(tx, viewer, 'attachToIncident', clientMutationId, attachment, () => attach(tx, viewer, attachment)));
}

async function attach(tx: Tx, viewer: Viewer, { item, incidentId, incidentVersion, claims }: Attachment): Promise<{ incidentId: string; version: number }> {
  const moved = await moveItem(tx, viewer, 'attach', item, { after: { incidentId } });
  const evidence = await loadEvidence(tx, moved);
  // Reports of one event come together: who attaches to whichever version holds waits for the others instead of being refused.
  await tx.$executeRaw`select pg_advisory_xact_lock(${ATTACH_LOCK}, hashtext(${incidentId}))`;
  const loaded = incidentVersion == null ? await loadIncident(tx, incidentId) : await loadExpected(tx, incidentId, incidentVersion);
  refuseTombstone(loaded);
  const { code, state } = loaded;
  const parties = await partiesByName(tx, claims.map(({ accusedParty }) => accusedParty).filter((name) => name != null));
  const added = draftClaims(evidence, claims, incidentId, parties);
  await keepAttachment(tx, viewer, moved, incidentId, added);
  const known = await tx.claim.findMany({ where: { id: { in: state.claimIds } }, orderBy: { id: 'asc' } });
  const facts = restOn(factsOf(state), [...known, ...added]);
  checkFacts(facts);
  const attached: Attached = { reviewItemId: moved.id, claims: added.map(({ id }) => id), version: state.version + 1 };
  await audit(tx, viewer, { deed: 'attach article', subjectType: 'Incident', subjectId: incidentId, after: attached });
  const version = await writeChanges(tx, viewer, async (turn) => {
    await insertRows(tx, 'claim', added);
    return changeIncident(tx, turn, { current: state, code, facts, state: state.state, kind: 'INCIDENT_UPDATED', reason: 'Another report was attached' });
  });
  return { incidentId, version };
}
