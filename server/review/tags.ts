import type { Db } from '../../prisma/db.ts';
import type { TagCount } from '../../schema/types/review.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

const LONGEST_TAG = 50;
const MOST_TAGS = 20;

/** Tags as they are kept: trimmed, each once. @throws DeskError BAD_USER_INPUT */
export function readTags(tags: readonly string[] | null | undefined): string[] {
  const read = [...new Set((tags ?? []).map((tag) => tag.trim().replace(/\s+/g, ' ')))];
  if (read.length > MOST_TAGS) throw new DeskError('BAD_USER_INPUT', `At most ${MOST_TAGS} tags, not ${read.length}`);
  const odd = read.find((tag) => tag === '' || tag.length > LONGEST_TAG);
  if (odd !== undefined) throw new DeskError('BAD_USER_INPUT', `A tag has 1 to ${LONGEST_TAG} characters`);
  return read;
}

/** What an item carries afterwards. @throws DeskError BAD_USER_INPUT when that would be too many */
export function retagged(before: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const after = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...add])].toSorted();
  if (after.length > MOST_TAGS) throw new DeskError('BAD_USER_INPUT', `An item carries at most ${MOST_TAGS} tags`);
  return after;
}

/** Tags in use, the most used first. */
export async function countTags(db: Db, viewer: Viewer): Promise<TagCount[]> {
  permit(viewer, 'read the desk');
  return db.$queryRaw`select tag, count(*)::int as count from review_item, unnest(tags) tag group by tag order by count desc, tag limit 500`;
}
