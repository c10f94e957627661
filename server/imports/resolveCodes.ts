import { uuid7 } from '../../common/uuid7.ts';
import { toJson } from '../../prisma/insertRows.ts';
import type { Tx } from '../../prisma/db.ts';
import type { ImportRecord, OuterCode } from './record.ts';

/** Which incident a record is about. */
export interface Resolved {
  record: ImportRecord;
  incidentId: string;
  /** Whether the desk has it already. */
  known: boolean;
  /** Codes of the record that lead nowhere yet. */
  newCodes: OuterCode[];
  /** Codes that lead to another incident. */
  takenCodes: OuterCode[];
}

/**
 * Finds each record's incident by its codes; two records never get the same one. The first code decides. Where it is new, another code
 * is believed only if its incident has no code of the first one's scheme: archives give the same short code twice now and then.
 */
export async function resolveCodes(tx: Tx, records: readonly ImportRecord[]): Promise<Resolved[]> {
  const { owners, schemes } = await knownCodes(tx, records.flatMap(({ codes }) => codes));
  return records.map((record) => {
    const [first, ...others] = record.codes;
    const owner = owners.get(key(first)) ?? others.map((code) => owners.get(key(code))).find((id) => id !== undefined && !schemes.has(`${id} ${first.scheme}`));
    const incidentId = owner ?? uuid7();
    const newCodes = record.codes.filter((code) => !owners.has(key(code)));
    for (const code of newCodes) {
      owners.set(key(code), incidentId);
      schemes.add(`${incidentId} ${code.scheme}`);
    }
    const takenCodes = record.codes.filter((code) => owners.get(key(code)) !== incidentId);
    return { record, incidentId, known: owner !== undefined, newCodes, takenCodes };
  });
}

async function knownCodes(tx: Tx, codes: OuterCode[]): Promise<{ owners: Map<string, string>; schemes: Set<string> }> {
  const rows = await tx.$queryRaw<(OuterCode & { incident_id: string })[]>`
    with wanted as (select * from jsonb_to_recordset(${toJson(codes)}::jsonb) as asked (scheme text, code text)),
    found as (select distinct incident_id from external_code join wanted using (scheme, code))
    select scheme, code, incident_id from external_code join found using (incident_id)`;
  return {
    owners: new Map(rows.map((row) => [key(row), row.incident_id])),
    schemes: new Set(rows.map((row) => `${row.incident_id} ${row.scheme}`)),
  };
}

function key({ scheme, code }: OuterCode): string {
  return `${scheme} ${code}`;
}
