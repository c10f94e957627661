import { Prisma } from '../../prisma/client/client.ts';
import type { IncidentOrder } from '../../schema/enums.ts';
import type { IncidentFilter } from '../../schema/inputs/filters.ts';
import { asOfSequence } from '../read/asOf.ts';
import { conditionsOf } from '../read/conditions.ts';
import { localId } from '../read/ids.ts';
import { holds, listedStates, ORDERS } from '../read/incidents.ts';
import { connection } from './connection.ts';
import { heldAt, incident } from './incident.ts';
import { pointRead } from './point.ts';
import { monthlySummaries, monthlySummary } from './summaries.ts';
import type { MakeRoot, Reads } from './root.ts';
import { NotPlanned, type Args } from './select.ts';

const incidents: MakeRoot = (field) => connection(field, {
  table: 'incident_version v', fields: incident('v'), order: ORDERS[field.making.args['orderBy'] as IncidentOrder],
  where: async (args, reads) => {
    const filter = (args['filter'] ?? {}) as IncidentFilter;
    const states = Prisma.raw(listedStates(reads.viewer).map((state) => `'${state}'`).join(', '));
    const conditions = await conditionsOf(reads.db, filter, filter.box || filter.near ? await reads.decimals() : null);
    return Prisma.sql`${holds(await sequenceOf(args, reads))} and v.state in (${states}) and ${conditions}`;
  },
});

function sequenceOf({ asOf }: Args, { db }: Reads): Promise<bigint | null> {
  return asOfSequence(db, asOf as Date | null | undefined);
}

/** By id, or by a code of ours or another's that nobody else uses. Merged ones, tombstones before the public and what isn't there are the resolvers'. */
const oneIncident: MakeRoot = (field) => {
  const { making } = field;
  const byCode = making.args['code'] != null;
  if (byCode === (making.args['id'] != null)) throw new NotPlanned('neither id nor code, or both');
  const states = making.sight.desk ? `v.state <> 'MERGED'` : `v.state = 'PUBLISHED'`;
  return pointRead(field, {
    fields: incident('v'),
    key: byCode ? ({ code }) => code as string : ({ id }) => localId('Incident', id as string),
    type: byCode ? 'text' : 'uuid',
    from: byCode
      ? (keys) => `${keys} asked
          cross join lateral (
            select id, 'i:' || id as tag from incident where code = asked.key
            union all
            select incident_id, null from external_code e where e.code = asked.key and not exists (select from incident where code = asked.key)
          ) i join incident_version v on v.incident_id = i.id`
      : (keys) => `${keys} asked join incident_version v on v.incident_id = asked.key`,
    where: [heldAt('v', making), states],
    // Another's code may come to be used twice; what was once may rest on claims that have moved on.
    ...(making.args['asOf'] == null && { tag: byCode ? 'i.tag' : `'i:' || v.incident_id` }),
  });
};

/** The root fields that have a plan; all others are the resolvers'. */
export const ROOTS: Record<string, MakeRoot> = { incident: oneIncident, incidents, monthlySummary, monthlySummaries };
