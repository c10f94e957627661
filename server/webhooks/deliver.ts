import type { Log } from '../../common/log.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import type { Settings } from '../../common/settings.ts';
import { userAgentOf } from '../../common/net/userAgent.ts';
import { transact, type Db } from '../../prisma/db.ts';
import type { Bell } from '../changes/bell.ts';
import { createContext } from '../context.ts';
import { nextMessage } from './next.ts';
import { ownerOf } from './owner.ts';
import { liveSecrets, SealBroken, signedHeaders, type SealingKey } from './secrets.ts';
import { send } from './send.ts';
import { settle } from './settle.ts';
import { stopWebhook } from './stop.ts';
import { giveBack, hold, type HeldWebhook, type Lease } from './take.ts';

/** What delivering needs. */
export interface PostOffice {
  db: Db;
  bell: Bell;
  log: Log;
  settings: Settings;
  net: NetPolicy;
  key: SealingKey;
}

/** How the desk says that it stops: `stop` begins no new try, `cut` breaks off those under way. */
export interface Signals {
  stop: AbortSignal;
  cut: AbortSignal;
}

/** A lease outlasts one try, and is renewed before each. Who dies holding one holds it for 40 seconds at most. */
const SPARE_SECONDS = 10;
/** After so long an endpoint with much behind it lets others have their turn. */
const TURN_MS = 10_000;
const UNREADABLE_SECONDS = 60;

/** Seconds for which an endpoint is taken. */
export function leaseSeconds({ WEBHOOK_TIMEOUT_SECONDS }: Settings): number {
  return WEBHOOK_TIMEOUT_SECONDS + SPARE_SECONDS;
}

/** Sends an endpoint what is due, one message after the other, until nothing is or its turn is over; then gives it back. */
export async function serve(office: PostOffice, lease: Lease, { stop, cut }: Signals): Promise<void> {
  const end = performance.now() + TURN_MS;
  try {
    while (!stop.aborted && performance.now() < end) {
      if (!(await deliverOne(office, lease, cut))) break;
    }
    await giveBack(office.db, lease);
  } catch (error) {
    if (cut.aborted) await giveBack(office.db, lease).catch(() => undefined);
    else if (error instanceof SealBroken) await putOff(office, lease, error).catch(() => undefined);
    else office.log.warn({ err: error, webhook: lease.id }, 'A delivery broke off; the endpoint is taken up again when its lease has run out');
  }
}

/** @returns whether there may be more to send */
async function deliverOne({ db, bell, settings, net, key }: PostOffice, lease: Lease, signal: AbortSignal): Promise<boolean> {
  const taken = performance.now();
  const webhook = await hold(db, lease, leaseSeconds(settings));
  if (!webhook) return false;
  const owner = await ownerOf(db, webhook);
  if (!owner) {
    await retire(db, webhook);
    return false;
  }
  const message = await nextMessage(createContext({ db, settings, bell }, owner, { lastEventId: null, signal }), webhook);
  if (!message) return false;
  const secrets = await liveSecrets(db, key, webhook.id);
  // A process that was stopped and goes on has lost its lease without knowing: better to send nothing than out of order.
  if (performance.now() - taken > SPARE_SECONDS * 500) return true;
  const { at } = webhook;
  const headers = { 'content-type': 'application/json', 'user-agent': userAgentOf(settings.CONTACT), ...signedHeaders(secrets, message.messageId, at, message.body) };
  const outcome = await send({ url: webhook.url, headers, body: message.body, signal }, net, { totalMs: settings.WEBHOOK_TIMEOUT_SECONDS * 1_000, answerBytes: settings.WEBHOOK_ANSWER_BYTES });
  await settle(db, { webhook, message, outcome, at }, settings.WEBHOOK_RETRY_SCALE);
  return true;
}

/** Nobody's rights to send by are left. */
async function retire(db: Db, webhook: HeldWebhook): Promise<void> {
  await transact(db, async (tx) => {
    await stopWebhook(tx, webhook, 'OWNER_LEFT', 'The key or account that keeps this endpoint was ended, or may keep none any more.');
    await tx.webhookDelivery.updateMany({ where: { webhookId: webhook.id, asked: true }, data: { asked: false, state: 'FAILED', lastError: 'The endpoint\'s owner was ended' } });
  });
}

/** A fault of the desk's set-up, not of the endpoint: no try is counted. */
async function putOff({ db, log }: PostOffice, { id, fence }: Lease, error: SealBroken): Promise<void> {
  log.error({ webhook: id }, error.message);
  await db.$executeRaw`
    update webhook set last_error = ${error.message}, lease_until = now() + make_interval(secs => ${UNREADABLE_SECONDS}::int)
    where id = ${id}::uuid and fence = ${fence}`;
}
