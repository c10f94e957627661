import { transact, type Db } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { deriveRange } from '../incidents/assess.ts';
import { checkFacts } from '../incidents/checkFacts.ts';
import { factsOf, type IncidentFacts } from '../incidents/facts.ts';
import { loadExpected, loadIncident } from '../incidents/load.ts';
import { changeIncident } from '../incidents/write.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once } from '../records/once.ts';
import { partiesByName } from '../records/party.ts';
import type { ClaimModel } from '../../prisma/client/models.ts';
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
  clientMutationId?: string | null;
}

/**
 * Adds an article to an incident that is recorded already. A range that was derived from claims is derived anew; one that a
 * reviewer set stays. @returns the incident's id and new version @throws DeskError STALE, LEASE_LOST, NOT_POSSIBLE
 */
export async function attachToIncident(db: Db, viewer: Viewer, attachment: Attachment): Promise<{ incidentId: string; version: number }> {
  permit(viewer, 'decide review items');
  const { item, incidentId, incidentVersion } = attachment;
  return transact(db, (tx) =>
    once(tx, viewer, 'attachToIncident', attachment.clientMutationId, attachment, async () => {
      const moved = await moveItem(tx, viewer, 'attach', item, { after: { incidentId } });
      const evidence = await loadEvidence(tx, moved);
      const { code, state } = incidentVersion == null ? await loadIncident(tx, incidentId) : await loadExpected(tx, incidentId, incidentVersion);
      if (state.state === 'RETRACTED' || state.state === 'MERGED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.state.toLowerCase()}: nothing can be attached to it`);
      const parties = await partiesByName(tx, attachment.claims.map(({ accusedParty }) => accusedParty).filter((name) => name != null));
      const added = draftClaims(evidence, attachment.claims, incidentId, parties);
      const known = await tx.claim.findMany({ where: { id: { in: state.claimIds } } });
      const facts = rederive(factsOf(state), [...known, ...added]);
      checkFacts(facts);
      await audit(tx, viewer, { deed: 'attach article', subjectType: 'Incident', subjectId: incidentId, after: { reviewItemId: moved.id, claims: added.map(({ id }) => id) } });
      const version = await writeChanges(tx, viewer, async (turn) => {
        await insertRows(tx, 'claim', added);
        return changeIncident(tx, turn, { current: state, code, facts, state: state.state, kind: 'INCIDENT_UPDATED', reason: 'Another report was attached' });
      });
      return { incidentId, version };
    }),
  );
}

/** The facts with another set of claims: ranges follow the claims unless a reviewer set them or no claim states a number. */
export function rederive(facts: IncidentFacts, claims: ClaimModel[]): IncidentFacts {
  const next = { ...facts, claimIds: claims.map(({ id }) => id) };
  if (facts.overrideReason !== null) return next;
  const killed = deriveRange(claims, 'killed');
  const injured = deriveRange(claims, 'injured');
  return {
    ...next,
    ...(killed && { killedMin: killed.min, killedMax: killed.max, killedQualifier: killed.qualifier }),
    ...(injured && { injuredMin: injured.min, injuredMax: injured.max, injuredQualifier: injured.qualifier }),
  };
}
