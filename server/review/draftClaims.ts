import type { ClaimModel } from '../../prisma/client/models.ts';
import { uuid7 } from '../../common/uuid7.ts';
import { DeskError } from '../errors.ts';
import type { ClaimDraft } from './drafts.ts';
import { quoteColumns, type Evidence } from './evidence.ts';
import { rangeColumns } from './range.ts';

/** What the article says of one incident, as rows to insert. Without any draft the article still is a report of the event. */
export function draftClaims(evidence: Evidence, drafts: readonly ClaimDraft[], incidentId: string, parties: Map<string, string>): ClaimModel[] {
  const given = drafts.length > 0 ? drafts : [{ allegesHarm: false }];
  return given.map((draft) => claimRow(evidence, draft, incidentId, parties));
}

function claimRow(evidence: Evidence, draft: ClaimDraft, incidentId: string, parties: Map<string, string>): ClaimModel {
  const killed = rangeColumns('claim, killed', draft.killed);
  const injured = rangeColumns('claim, injured', draft.injured);
  const credibility = draft.credibility ?? null;
  if (credibility !== null && !(Number.isInteger(credibility) && credibility >= 1 && credibility <= 6)) {
    throw new DeskError('BAD_USER_INPUT', 'The credibility of a claim is a whole number from 1 (confirmed) to 6 (cannot be judged)');
  }
  const { articleId, extractionId, sourceId, family } = evidence;
  return {
    id: uuid7(), incidentId, sourceId, articleId, extractionId, family,
    ...quoteColumns(evidence, draft.quote),
    speaker: draft.speaker ?? null,
    allegesHarm: draft.allegesHarm ?? ((killed.max ?? 0) > 0 || (injured.max ?? 0) > 0),
    killedMin: killed.min, killedMax: killed.max, killedQualifier: killed.qualifier,
    injuredMin: injured.min, injuredMax: injured.max, injuredQualifier: injured.qualifier,
    accusedPartyId: draft.accusedParty ? (parties.get(draft.accusedParty.trim()) ?? null) : null,
    credibility,
    createdAt: new Date(),
    withdrawnAt: null,
  };
}
