import type { Grade } from '../../prisma/client/enums.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { noFacts, type IncidentFacts } from '../../server/incidents/facts.ts';
import { insertIncidents } from '../../server/incidents/write.ts';
import { partiesByName } from '../../server/records/party.ts';
import { PROGRAM } from '../../server/viewer.ts';

export interface TestIncident {
  day: string;
  grade: Grade;
  killed?: [number, number] | null;
  injured?: [number, number] | null;
  country?: string;
  admin1?: string;
  parties?: string[];
}

export function range(harm: 'killed' | 'injured', bounds: [number, number] | null | undefined): Partial<IncidentFacts> {
  const [min, max] = bounds ?? [null, null];
  return { [`${harm}Min`]: min, [`${harm}Max`]: max, [`${harm}Qualifier`]: bounds ? 'BETWEEN' : 'UNKNOWN' };
}

/** Records published incidents in one transaction. */
export async function record(db: Db, incidents: TestIncident[]): Promise<{ id: string; code: string }[]> {
  return transact(db, async (tx) => {
    const ids = await partiesByName(tx, incidents.flatMap(({ parties }) => parties ?? []));
    return writeChanges(tx, PROGRAM, (turn) =>
      insertIncidents(tx, turn, incidents.map(({ day, grade, killed, injured, country, admin1, parties }) => ({
        state: 'PUBLISHED',
        reason: null,
        facts: {
          ...noFacts(new Date(day)), grade, ...range('killed', killed), ...range('injured', injured), country: country ?? null, admin1: admin1 ?? null,
          parties: (parties ?? []).map((name) => ({ partyId: ids.get(name) ?? '', verdict: 'NOT_YET_ASSESSED' as const, concededMin: null, concededMax: null, verdictOn: null, reference: null })),
        },
      }))));
  });
}
