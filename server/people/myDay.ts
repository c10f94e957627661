import type { Db } from '../../prisma/db.ts';
import { agreement, type Agreement } from '../grading/agreement.ts';
import { permit } from '../policies/permit.ts';
import { LIFE } from '../review/states.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

export interface MyDay {
  day: Date;
  decisions: number;
  promoted: number;
  attached: number;
  rejected: number;
  deferred: number;
  undone: number;
  /** Seconds from taking an item to deciding it; null where no decision was on an item that was claimed. */
  medianSeconds: number | null;
  agreement: Agreement;
}

const DAY = 24 * 60 * 60 * 1000;
const DECISIONS = [LIFE.promote.audited, LIFE.attach.audited, LIFE.reject.audited, LIFE.defer.audited];

/** What the viewer did on one day (UTC), from the audit trail. Agreement is over all their pairs so far: a day has too few. */
export async function myDay(db: Db, viewer: Viewer, day: Date): Promise<MyDay> {
  permit(viewer, 'read the desk');
  const [from, to] = [day, new Date(day.getTime() + DAY)];
  const id = viewer.id ?? NOBODY;
  const [row] = await db.$queryRaw<[Omit<MyDay, 'day' | 'agreement'>]>`
    select count(*)::int as decisions,
      count(*) filter (where deed = ${LIFE.promote.audited})::int as promoted, count(*) filter (where deed = ${LIFE.attach.audited})::int as attached,
      count(*) filter (where deed = ${LIFE.reject.audited})::int as rejected, count(*) filter (where deed = ${LIFE.defer.audited})::int as deferred,
      count(undone_at)::int as undone,
      percentile_cont(0.5) within group (order by extract(epoch from d.at - (
        select max(c.at) from audit_entry c
        where c.subject_type = 'ReviewItem' and c.subject_id = d.subject_id and c.actor_id = d.actor_id and c.deed = ${LIFE.claim.audited} and c.at <= d.at
      )))::float8 as "medianSeconds"
    from audit_entry d
    where d.actor_id = ${id}::uuid and d.subject_type = 'ReviewItem' and d.deed = any(${DECISIONS}) and d.at >= ${from} and d.at < ${to}`;
  return { day, ...row, agreement: await agreement(db, viewer, { graderId: id }) };
}
