import type { SummaryScope } from '../../schema/inputs/filters.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import type { Scope } from '../summaries/cells.ts';
import { partyIds } from './parties.ts';

/** A scope with its party found. @throws DeskError NOT_FOUND */
export async function scopeOf({ db }: Pick<Context, 'db'>, input: SummaryScope | null): Promise<Scope> {
  const { country, admin1, party, grades } = input ?? {};
  if (!party) return { country, admin1, grades };
  const [partyId, ...others] = await partyIds(db, [party]);
  if (!partyId || others.length > 0) throw new DeskError('NOT_FOUND', `There is no party named "${party.slice(0, 100)}"`);
  return { country, admin1, grades, partyId };
}
