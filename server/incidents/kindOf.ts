import type { ChangeKind } from '../../prisma/client/enums.ts';
import type { IncidentFacts } from './facts.ts';

/** What a correction did, in one word: a change of grade before a move, a move before anything else. */
export function kindOf(before: IncidentFacts, after: IncidentFacts): ChangeKind {
  if (before.grade !== after.grade) return 'INCIDENT_REGRADED';
  const moved = before.lat !== after.lat || before.lon !== after.lon || before.country !== after.country || before.admin1 !== after.admin1;
  return moved ? 'INCIDENT_RELOCATED' : 'INCIDENT_UPDATED';
}
