import { QUEUE_BELL } from '../../prisma/bells.ts';
import { Prisma } from '../../prisma/client/client.ts';
import type { RejectReason } from '../../prisma/client/enums.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { keepRejection, withdrawOutcomes } from '../outcomes/keep.ts';
import { audit } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';
import { refusal } from './refusal.ts';
import { LIFE, type ReviewAct } from './states.ts';

/** An item as the caller last saw it. */
export interface SeenItem {
  id: string;
  expectedVersion?: number | null;
  /** From the caller's claim; without one, only items that nobody holds can be decided. */
  fence?: number | null;
}

/** What a move writes beside the state. */
export interface MoveData {
  leaseMinutes?: number;
  deferredUntil?: Date;
  rejectReason?: RejectReason;
  note?: string | null;
  reason?: string | null;
  after?: object;
}

/** The state that holds at this instant: leases run out and deferrals end without anybody writing it down. */
export const STATE_NOW = Prisma.sql`case
  when state = 'CLAIMED' and lease_expires_at <= clock_timestamp() then 'PENDING'
  when state = 'DEFERRED' and deferred_until <= clock_timestamp() then 'PENDING'
  else state end`;

/**
 * Moves an item along one line of its life. The WHERE clause is the lock: of two people exactly one moves it, and the other is told
 * what happened.
 * @throws DeskError NOT_FOUND, STALE, LEASE_LOST, NOT_POSSIBLE
 */
export async function moveItem(tx: Tx, viewer: Viewer, act: ReviewAct, seen: SeenItem, data: MoveData = {}): Promise<ReviewItemModel> {
  const { from, to, audited } = LIFE[act];
  const free = from.filter((state) => state !== 'CLAIMED');
  const count = await tx.$executeRaw`
    update review_item set
      state = ${to}::"ReviewState", version = version + 1,
      fence = fence + ${act === 'claim' ? 1 : 0},
      claimed_by_id = ${to === 'CLAIMED' ? viewer.id : null}::uuid,
      lease_expires_at = ${leaseEnd(data)},
      deferred_until = ${data.deferredUntil ?? null}::timestamptz,
      reject_reason = ${data.rejectReason ?? null}::"RejectReason",
      note = coalesce(${data.note ?? null}, note),
      decided_by_id = ${isDecision(act) ? viewer.id : null}::uuid,
      decided_at = ${isDecision(act) ? Prisma.sql`clock_timestamp()` : Prisma.sql`null`}
    where id = ${seen.id}::uuid
      and (${seen.expectedVersion ?? null}::int is null or version = ${seen.expectedVersion ?? null}::int)
      and ((${STATE_NOW})::"ReviewState" = any(${free}::"ReviewState"[]) and ${seen.fence ?? null}::int is null
        or ${from.includes('CLAIMED')} and state = 'CLAIMED' and claimed_by_id = ${viewer.id}::uuid
          and fence = coalesce(${seen.fence ?? null}::int, fence) and lease_expires_at > clock_timestamp())`;
  if (count === 0) throw await refusal(tx, viewer, act, seen);
  const item = await tx.reviewItem.findUniqueOrThrow({ where: { id: seen.id } });
  if (act !== 'renew') {
    await audit(tx, viewer, { deed: audited, subjectType: 'ReviewItem', subjectId: seen.id, reason: data.reason ?? data.note ?? null, after: { state: item.state, ...data.after } });
  }
  if (act === 'reject') await keepRejection(tx, viewer, item);
  if (act === 'reopen') await withdrawOutcomes(tx, item.id);
  await tx.$executeRaw`select pg_notify(${QUEUE_BELL}, ${seen.id})`;
  return item;
}

function isDecision(act: ReviewAct): boolean {
  return act === 'promote' || act === 'attach' || act === 'reject' || act === 'defer';
}

function leaseEnd({ leaseMinutes }: MoveData): Prisma.Sql {
  return leaseMinutes === undefined ? Prisma.sql`null` : Prisma.sql`clock_timestamp() + make_interval(secs => ${leaseMinutes * 60}::double precision)`;
}
