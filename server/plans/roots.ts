import { IncidentOrder } from '../../schema/enums.ts';
import { localId } from '../read/ids.ts';
import { partyIds } from '../read/parties.ts';
import { connection, type List, type OrderKey } from './connection.ts';
import { conditions, type Conditions } from './conditions.ts';
import { heldAt, incident, listedStates } from './incident.ts';
import { dayKey, idKey, sequenceKey } from './orders.ts';
import { pointRead } from './point.ts';
import type { MakeRoot } from './root.ts';
import { NotPlanned, type Select } from './select.ts';

type Order = Pick<List, 'order' | 'direction'>;

function incidentOrder(key: (at: string) => OrderKey, direction: 'asc' | 'desc'): Order {
  return { direction, order: (at) => [key(at), idKey(`${at}.incident_id`)] };
}

const ORDERS: Record<IncidentOrder, Order> = {
  START_DATE_DESC: incidentOrder((at) => dayKey(`${at}.start_date`), 'desc'),
  START_DATE_ASC: incidentOrder((at) => dayKey(`${at}.start_date`), 'asc'),
  UPDATED_DESC: incidentOrder((at) => sequenceKey(`${at}.from_seq`), 'desc'),
  UPDATED_ASC: incidentOrder((at) => sequenceKey(`${at}.from_seq`), 'asc'),
};

/** Filters of `incidents` that have a plan. */
export const INCIDENT_CONDITIONS: Conditions = {
  from: (at, bind) => `${at}.end_date >= ${bind('date')}`,
  to: (at, bind) => `${at}.start_date <= ${bind('date')}`,
  countries: (at, bind) => `${at}.country = any(${bind('text[]')})`,
  admin1: (at, bind) => `${at}.admin1 = any(${bind('text[]')})`,
  parties: (at, bind) => `exists (select from incident_party ip where ip.incident_id = ${at}.incident_id and ip.version = ${at}.version and ip.party_id = any(${bind('uuid[]')}))`,
  grades: (at, bind) => `${at}.grade = any(${bind('"Grade"[]')})`,
  causes: (at, bind) => `${at}.cause = any(${bind('"Cause"[]')})`,
  killedAtLeast: (at, bind) => `${at}.killed_min >= ${bind('int')}`,
  killedAtMost: (at, bind) => `${at}.killed_max <= ${bind('int')}`,
  harmReported: (at, bind) => `(coalesce(${at}.killed_max, 0) > 0 or coalesce(${at}.injured_max, 0) > 0) = ${bind('boolean')}`,
  updatedSince: (at, bind) => `${at}.from_at >= ${bind('timestamptz')}`,
};

const incidents: MakeRoot = (field) => connection(field, {
  table: 'incident_version', fields: incident, ...ORDERS[orderOf(field)],
  where: (at, making) => [heldAt(at, making), listedStates(at, making), ...conditions(at, making, INCIDENT_CONDITIONS)],
  // Names of parties become ids by one more statement.
  prepare: async (args, { db }) => {
    const filter = args['filter'] as { parties?: string[] | null } | null | undefined;
    return filter?.parties ? { ...args, filter: { ...filter, parties: await partyIds(db, filter.parties) } } : args;
  },
});

function orderOf({ making }: Select): IncidentOrder {
  const order = making.args['orderBy'];
  if (typeof order !== 'string' || !(order in ORDERS)) throw new NotPlanned(`the order ${String(order)}`);
  return order as IncidentOrder;
}

/** By id, or by a code of ours or another's that nobody else uses. Merged ones, tombstones before the public and what isn't there are the resolvers'. */
const oneIncident: MakeRoot = (field) => {
  const { making } = field;
  const byCode = making.args['code'] != null;
  if (byCode === (making.args['id'] != null)) throw new NotPlanned('neither id nor code, or both');
  const states = making.sight.desk ? `v.state <> 'MERGED'` : `v.state = 'PUBLISHED'`;
  return pointRead(field, {
    at: 'v', fields: incident,
    key: byCode ? ({ code }) => code as string : ({ id }) => localId('Incident', id as string),
    type: byCode ? 'text' : 'uuid',
    from: byCode
      ? (keys) => `unnest(${keys}) asked(key)
          cross join lateral (
            select id from incident where code = asked.key
            union all
            select incident_id from external_code e where e.code = asked.key and not exists (select from incident where code = asked.key)
          ) i join incident_version v on v.incident_id = i.id`
      : (keys) => `unnest(${keys}) asked(key) join incident_version v on v.incident_id = asked.key`,
    where: [heldAt('v', making), states],
  });
};

/** The root fields that have a plan; all others are the resolvers'. */
export const ROOTS: Record<string, MakeRoot> = { incident: oneIncident, incidents };
