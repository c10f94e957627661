import type pg from 'pg';
import { hashOf, seqOf, type Line, type Mirror } from './mirror.ts';
import type { Endpoint } from './receivers.ts';

/** What was found when all was over. Nothing is amiss where lists are empty and figures that say so are 0. */
export interface Comparison {
  changes: number;
  /** Acknowledged writes that the feed does not have, or has more than once. */
  lost: string[];
  doubled: string[];
  /** Numbers of the feed that are missing. */
  gaps: number;
  sourceHash: string;
  /** Each copy: what it holds of the incidents, and whether the desk calls the whole of it exact. */
  mirrors: { name: string; hash: string; records: number; amiss: number; same: boolean }[];
  endpoints: EndpointFigures[];
}

export interface EndpointFigures {
  name: string;
  tries: number;
  refused: number;
  forged: number;
  /** Changes that the endpoint was to get and never took. */
  missed: number;
  /** Changes that came under more than one id. */
  renamed: number;
  /** Times that a change was taken first after a later one. */
  disordered: number;
  /** Tries beyond the first of a change that was taken already: at least once, not exactly once. */
  repeated: number;
}

/** Compares the feed with what was acknowledged, copied and delivered. */
export async function compare(client: pg.Client, titles: readonly string[], mirrors: readonly Mirror[], endpoints: readonly Endpoint[]): Promise<Comparison> {
  const told = await client.query<{ title: string; times: number }>(`select after->>'title' as title, count(*)::int as times from change where kind = 'INCIDENT_UPDATED' group by 1`);
  const times = new Map(told.rows.map((row) => [row.title, row.times]));
  const { rows: [feed] } = await client.query<{ changes: number; gaps: number }>('select count(*)::int as changes, (max(seq) - count(*))::int as gaps from change');
  const source = await client.query<Line>(`
    select i.code, v.version, v.title, v.grade::text, v.killed_min as "killedMin", v.killed_max as "killedMax"
    from incident_version v join incident i on i.id = v.incident_id where v.to_seq is null and v.state = 'PUBLISHED'`);
  const wanted = await client.query<{ seq: string }>(`select c.seq::text from change c where c.seq > (select min(seq) from change where kind = 'INCIDENT_UPDATED') - 1`);
  return {
    changes: feed?.changes ?? 0, gaps: feed?.gaps ?? 0,
    lost: titles.filter((title) => !times.has(title)), doubled: [...times].filter(([, count]) => count > 1).map(([title]) => title),
    sourceHash: hashOf(source.rows), mirrors: await Promise.all(mirrors.map((mirror) => mirror.compare())),
    endpoints: endpoints.map((endpoint) => figuresOf(endpoint, wanted.rows.map(({ seq }) => seq))),
  };
}

function figuresOf({ name, tries, refused, forged, ids, taken }: Endpoint, wanted: readonly string[]): EndpointFigures {
  const order = [...taken.values()].map(seqOf);
  const had = new Set(order.map(String));
  return {
    name, tries, refused, forged, repeated: tries - refused - taken.size,
    missed: wanted.filter((seq) => !had.has(seq)).length,
    renamed: [...ids.values()].filter((each) => each.size > 1).length,
    disordered: order.filter((seq, index) => index > 0 && seq < (order[index - 1] ?? 0)).length,
  };
}
