import { Prisma } from '../../prisma/client/client.ts';
import type { ReviewState } from '../../prisma/client/enums.ts';
import { PLANNED_ANEW } from '../../prisma/db.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { localId, localIds } from '../read/ids.ts';
import { looseQuery, queryWords } from '../read/words.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

/** What a filter means at one instant. */
export interface Moment {
  now: Date;
  /** Who gave no sign since is no longer looking. */
  lookingSince: Date;
}

export function momentOf({ LOOKING_SECONDS }: { LOOKING_SECONDS: number }): Moment {
  const now = new Date();
  return { now, lookingSince: new Date(now.getTime() - LOOKING_SECONDS * 1000) };
}

/**
 * Stretches of the queue that a filter asks for, as conditions on `review_item i`: each lies in one piece of the index by state and
 * priority, and together they hold every wanted item once. A lease that ran out and a deferral that is over count as pending.
 */
export function stretches({ states, mine, rejectedByRule }: ReviewFilter, { now }: Moment): Prisma.Sql[] {
  const usual = mine ? 'CLAIMED' : rejectedByRule ? 'REJECTED' : 'PENDING';
  const wanted = new Set<ReviewState>(states?.length ? states : [usual]);
  const at = instant(now);
  const [claimed, deferred] = [inState('CLAIMED'), inState('DEFERRED')];
  return [...wanted].flatMap((state): Prisma.Sql[] => {
    if (state === 'PENDING') return [inState(state), Prisma.sql`${claimed} and i.lease_expires_at <= ${at}`, Prisma.sql`${deferred} and i.deferred_until <= ${at}`];
    if (state === 'CLAIMED') return [Prisma.sql`${claimed} and i.lease_expires_at > ${at}`];
    return [state === 'DEFERRED' ? Prisma.sql`${deferred} and i.deferred_until > ${at}` : inState(state)];
  });
}

function inState(state: ReviewState): Prisma.Sql {
  return Prisma.sql`i.state = ${state}::"ReviewState"`;
}

function instant(date: Date): Prisma.Sql {
  return Prisma.sql`${date.toISOString()}::timestamptz`;
}

/** Everything that a filter asks for beside the state, as a condition on `review_item i`. @throws DeskError BAD_USER_INPUT */
export function conditions(viewer: Viewer, filter: ReviewFilter, { lookingSince }: Moment): Prisma.Sql {
  const me = viewer.id ?? NOBODY;
  const sources = localIds('Source', filter.sources);
  const { languages, relevanceAtLeast, tags, withoutTags, text, assignedTo, rule } = filter;
  const all: Prisma.Sql[] = [];
  if (languages) all.push(Prisma.sql`i.language = any(${languages}::text[])`);
  if (sources) all.push(Prisma.sql`exists (select from article a where a.id = i.article_id and a.source_id = any(${sources}::uuid[]))`);
  if (relevanceAtLeast != null) all.push(Prisma.sql`i.relevance >= ${relevanceAtLeast}::float8`);
  if (filter.mine) all.push(Prisma.sql`i.claimed_by_id = ${me}::uuid`);
  if (tags?.length) all.push(Prisma.sql`i.tags @> ${tags}::text[]`);
  if (withoutTags?.length) all.push(Prisma.sql`not i.tags && ${withoutTags}::text[]`);
  if (assignedTo) all.push(Prisma.sql`i.assigned_to_id = ${localId('User', assignedTo)}::uuid`);
  if (filter.unassigned) all.push(Prisma.sql`i.assigned_to_id is null`);
  if (filter.unwatched) all.push(Prisma.sql`not exists (select from looking l where l.review_item_id = i.id and l.seen_at > ${instant(lookingSince)} and l.viewer_id <> ${me}::uuid)`);
  if (filter.mentionsMe) all.push(callsUpon(me));
  if (rule) all.push(Prisma.sql`exists (select from rule_application r where r.review_item_id = i.id and r.rule_id = ${localId('Rule', rule)}::uuid)`);
  if (filter.rejectedByRule) all.push(Prisma.sql`i.decided_by_id is null and exists (select from rule_application r where r.review_item_id = i.id and r.reject_reason is not null)`);
  if (filter.changed) all.push(Prisma.sql`i.changed_at is not null`);
  if (text?.trim()) all.push(says(text));
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' and ');
}

function callsUpon(id: string): Prisma.Sql {
  return Prisma.sql`exists (select from remark r join mention m on m.remark_id = r.id where r.review_item_id = i.id and r.withdrawn_at is null and m.user_id = ${id}::uuid)`;
}

/** All the words in title or text, however they are written. */
function says(text: string): Prisma.Sql {
  const words = queryWords(text);
  return words.length === 0 ? Prisma.sql`false` : Prisma.sql`exists (${Prisma.raw(PLANNED_ANEW)} select from review_words w where w.review_item_id = i.id and w.words @@ ${looseQuery(words)}::tsquery)`;
}
