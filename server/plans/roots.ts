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
import type { MakeRoot, Reads, RootPlan } from './root.ts';
import { NotPlanned, type Args } from './select.ts';

const incidents: MakeRoot = (field) => connection(field, {
  table: 'incident_version v', key: [{ expression: 'v.incident_id', type: 'uuid' }, { expression: 'v.version', type: 'int' }], fields: incident('v'), order: ORDERS[field.making.args['orderBy'] as IncidentOrder],
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
  const { args } = field.making;
  const byCode = args['code'] != null;
  if (byCode === (args['id'] != null)) throw new NotPlanned('neither id nor code, or both');
  const key = ({ id, code }: Args): string => (byCode ? (code as string) : localId('Incident', id as string));
  const read = ({ from, tagged }: { from: (keys: string) => string; tagged: boolean }): RootPlan => {
    const own = field.anew();
    const { making } = own;
    return pointRead(own, {
      fields: incident('v'), key, type: byCode ? 'text' : 'uuid', from,
      where: [heldAt('v', making), making.sight.desk ? `v.state <> 'MERGED'` : `v.state = 'PUBLISHED'`],
      ...(tagged && { tag: `'i:' || v.incident_id` }),
    });
  };
  const now = args['asOf'] == null;
  if (!byCode) return read({ from: (keys) => `${keys} asked join incident_version v on v.incident_id = asked.key`, tagged: now });
  const byOurs = read({
    from: (keys) => `${keys} asked join ${now ? 'incident_version v on v.code = asked.key' : 'incident i on i.code = asked.key join incident_version v on v.incident_id = i.id'}`, tagged: now,
  });
  // Another's code may come to be used twice; what was once may rest on claims that have moved on: such answers have no tag of one incident.
  const byAnothers = read({
    from: (keys) => `${keys} asked join external_code e on e.code = asked.key and not exists (select from incident where code = asked.key) join incident_version v on v.incident_id = e.incident_id`, tagged: false,
  });
  return async (given, reads) => (await byOurs(given, reads)) ?? byAnothers(given, reads);
};

/** The root fields that have a plan; all others are the resolvers'. */
export const ROOTS: Record<string, MakeRoot> = { incident: oneIncident, incidents, monthlySummary, monthlySummaries };
