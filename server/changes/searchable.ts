import { Prisma } from '../../prisma/client/client.ts';
import type { EntityKind } from '../../prisma/client/enums.ts';

// What a search finds of each kind of record, as rows of `search_document`: public records that hold now. Weights: A what the record is
// called, B where it was and who is in it, C its quote, which may be withheld, D other spellings.

const words = (weight: 'A' | 'B' | 'C' | 'D', ...columns: string[]) => `setweight(to_tsvector('simple', fold(concat_ws(' ', ${columns.join(', ')}))), '${weight}')`;

const INCIDENTS = `
  select 'INCIDENT'::"EntityKind" as kind, v.incident_id as id, v.start_date as date,
    ${words('A', 'v.code', 'code.list', 'v.title')} || ${words('B', 'v.place_name', 'l.name', 'l.name_ar', 'v.admin1', 'v.country', 'party.names')}
    || ${words('D', "array_to_string(l.names, ' ')", 'party.aliases')} as words
  from incident_version v left join location l on l.id = v.location_id
  left join lateral (select string_agg(c.code, ' ') as list from external_code c where c.incident_id = v.incident_id) code on true
  left join lateral (
    select string_agg(concat_ws(' ', p.name, p.name_ar), ' ') as names, string_agg(array_to_string(p.aliases, ' '), ' ') as aliases
    from incident_party ip join party p on p.id = ip.party_id where ip.incident_id = v.incident_id and ip.version = v.version
  ) party on true
  where v.to_seq is null and v.state = 'PUBLISHED' and v.incident_id = any($ids)`;

const NOTES = `
  select 'HUMANITARIAN_NOTE'::"EntityKind", n.id, n.date,
    ${words('B', "array_to_string(n.sectors, ' ')", 'n.place_name', 'l.name_ar', 'n.admin1', 'n.country', 'n.speaker', 'n.organisation')} || ${words('C', 'n.quote')}
  from humanitarian_note n left join location l on l.id = n.location_id
  where n.to_seq is null and n.state = 'PUBLISHED' and n.id = any($ids)`;

const TALLIES = `
  select 'PUBLISHED_TALLY'::"EntityKind", t.id, t.start_date,
    ${words('A', 't.publisher')} || ${words('B', 't.area', "array_to_string(t.countries, ' ')", 't.rank', 'p.name', 'p.name_ar')} || ${words('C', 't.quote')}
  from published_tally t left join party p on p.id = t.party_id
  where t.to_seq is null and t.state = 'PUBLISHED' and t.id = any($ids)`;

const STATEMENTS = `
  select 'STATEMENT'::"EntityKind", s.id, s.date,
    ${words('A', 's.speaker', 's.organisation')} || ${words('B', 'p.name', 'p.name_ar')} || ${words('C', 's.quote')}
  from statement s left join party p on p.id = s.party_id
  where s.to_seq is null and s.state = 'PUBLISHED' and s.id = any($ids)`;

const SEARCHABLE: Partial<Record<EntityKind, string>> = { INCIDENT: INCIDENTS, HUMANITARIAN_NOTE: NOTES, PUBLISHED_TALLY: TALLIES, STATEMENT: STATEMENTS };

/** The documents of some records of one kind; null where the kind isn't searched. */
export function documentsOf(kind: EntityKind, ids: readonly string[]): Prisma.Sql | null {
  const [before, after] = SEARCHABLE[kind]?.split('$ids') ?? [];
  return before === undefined ? null : Prisma.sql`${Prisma.raw(before)}${ids}::uuid[]${Prisma.raw(after ?? '')}`;
}
