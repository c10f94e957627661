import type { WebhookModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';

/** An endpoint that this process holds: nobody else sends to it while the lease lasts. */
export interface Lease {
  id: string;
  fence: number;
}

/** Rows of an endpoint, whether the change behind its position may be sent now, and when that is by the database's clock. */
export type HeldWebhook = WebhookModel & { due: boolean; at: Date };

/**
 * Takes endpoints that have something to be sent to them, the longest unserved first. Any number of processes may ask at once: the row is
 * the lock, and one whose process died is free again when its lease has run out.
 */
export async function takeDue(db: Db, most: number, leaseSeconds: number): Promise<Lease[]> {
  if (most <= 0) return [];
  return db.$queryRaw<Lease[]>`
    update webhook set fence = fence + 1, lease_until = now() + make_interval(secs => ${leaseSeconds}::int)
    where id in (
      select w.id from webhook w
      where w.state <> 'DELETED' and (w.lease_until is null or w.lease_until <= now())
        and (
          w.state = 'ACTIVE' and (w.next_try_at is null or w.next_try_at <= now()) and w.position < (select max(seq) from change)
          or exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.asked)
        )
      order by w.lease_until nulls first limit ${most} for update skip locked
    )
    returning id, fence`;
}

/** Renews the lease and reads the endpoint anew; null when it is held by another by now, or deleted. */
export async function hold(db: Db, { id, fence }: Lease, leaseSeconds: number): Promise<HeldWebhook | null> {
  const [held] = await db.$queryRaw<{ due: boolean; at: Date }[]>`
    update webhook set lease_until = now() + make_interval(secs => ${leaseSeconds}::int)
    where id = ${id}::uuid and fence = ${fence} and lease_until > now() and state <> 'DELETED'
    returning state = 'ACTIVE' and (next_try_at is null or next_try_at <= now()) as due, clock_timestamp() as at`;
  const webhook = held && (await db.webhook.findUnique({ where: { id } }));
  return webhook ? { ...webhook, ...held } : null;
}

/** Gives it back: the moment stays, so that those unserved for longer come first. */
export async function giveBack(db: Db, { id, fence }: Lease): Promise<void> {
  await db.$executeRaw`update webhook set lease_until = now() where id = ${id}::uuid and fence = ${fence}`;
}
