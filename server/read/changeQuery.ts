import type { ChangeFilter } from '../../schema/inputs/filters.ts';
import type { ChangeQuery } from '../changes/read.ts';
import type { Context } from '../context.ts';
import { partyIds } from './parties.ts';

/** What a filter asks the feed for, with its parties found. */
export async function changeQueryOf({ db }: Pick<Context, 'db'>, filter: ChangeFilter | null): Promise<ChangeQuery> {
  const { parties, ...rest } = filter ?? {};
  return { ...rest, partyIds: parties ? await partyIds(db, parties) : null };
}
