import type { Db, Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { checkShort } from './shortText.ts';

/**
 * Ids of belligerents by name or alias, whatever the case; names not known yet become new parties.
 * @returns ids by the name as given, trimmed @throws DeskError BAD_USER_INPUT
 */
export async function partiesByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  // In one order everywhere, so that two who add the same parties can't wait for each other.
  const wanted = [...new Set(names.map((name) => name.trim()))].toSorted();
  for (const name of wanted) checkShort('name of a party', name);
  if (wanted.includes('')) throw new DeskError('BAD_USER_INPUT', 'An accused party needs a name');
  if (wanted.length === 0) return new Map();
  const known = await partiesCalled(tx, wanted);
  const ids = new Map<string, string>();
  for (const name of wanted) {
    const found = known.find((party) => isCalled(party, name));
    const id = found?.id ?? (await addParty(tx, name));
    ids.set(name, id);
    if (!found) known.push({ id, name, aliases: [] });
  }
  return ids;
}

interface Named {
  id: string;
  name: string;
  aliases: string[];
}

/** Parties that one of the names belongs to, as name or alias, whatever the case. */
export function partiesCalled(db: Db | Tx, names: readonly string[]): Promise<Named[]> {
  const folded = names.map((name) => name.toLowerCase());
  return db.$queryRaw<Named[]>`
    select id, name, aliases from party
    where lower(name) = any(${folded}) or exists (select 1 from unnest(aliases) alias where lower(alias) = any(${folded}))`;
}

/** Whether the name is one of the party's. */
export function isCalled(party: Named, name: string): boolean {
  return [party.name, ...party.aliases].some((alias) => alias.toLowerCase() === name.toLowerCase());
}

async function addParty(tx: Tx, name: string): Promise<string> {
  const [party] = await tx.$queryRaw<[{ id: string }]>`
    insert into party (id, name, kind, aliases) values (gen_random_uuid(), ${name}, 'OTHER', '{}') on conflict (name) do update set name = excluded.name returning id`;
  return party.id;
}
