import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../common/settings.ts';
import type { WebhookModel } from '../../prisma/client/models.ts';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { createWebhook, type NewSecret, type WebhookDraft } from '../../server/webhooks/create.ts';
import type { Acting } from '../../server/webhooks/mine.ts';
import { startWebhooks } from '../../server/webhooks/start.ts';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import type { Role } from '../../prisma/client/enums.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import type { Receiver } from './receiver.ts';

export interface Office extends TestDesk {
  /** A viewer with a key of its own. */
  keeper(role?: Role): Promise<Viewer>;
  acting(viewer: Viewer): Acting;
  subscribe(receiver: Receiver, draft?: Partial<WebhookDraft>, viewer?: Viewer): Promise<NewSecret & { id: string; viewer: Viewer }>;
  /** One more process' deliverer; ended with the office. */
  deliver(overrides?: Partial<Settings>): Promise<AsyncDisposable>;
  webhook(id: string): Promise<WebhookModel>;
  /** Waits until the row is as wanted. */
  until(id: string, wanted: (webhook: WebhookModel) => boolean): Promise<WebhookModel>;
}

/** A desk that may reach the receivers, without a deliverer until one is asked for. */
export async function openOffice(receivers: readonly Pick<Receiver, 'host'>[], overrides: Partial<Settings> = {}): Promise<Office> {
  const desk = await openDesk({ OUTBOUND_ALLOW: receivers.map(({ host }) => host), WEBHOOK_RETRY_SCALE: 0.0001, ...overrides });
  const { db, url } = desk.database;
  const running = new AsyncDisposableStack();
  const acting = (viewer: Viewer): Acting => ({ db, viewer, settings: desk.settings });
  const keeper = async (role: Role = 'PARTNER'): Promise<Viewer> => {
    const name = `keeper ${role}`;
    const { id } = await createApiKey(db, PROGRAM, { name, role });
    return { id, kind: 'KEY', name, role };
  };
  const webhook = (id: string) => db.webhook.findUniqueOrThrow({ where: { id } });
  return {
    ...desk, acting, keeper, webhook,
    async subscribe(receiver, draft = {}, given) {
      const viewer = given ?? (await keeper());
      const made = await createWebhook(acting(viewer), { url: receiver.url, ...draft });
      return { ...made, id: made.webhook.id, viewer };
    },
    deliver: async (own = {}) => running.use(await startWebhooks({ ...desk.settings, ...own }, url, desk.log)),
    async until(id, wanted) {
      for (;;) {
        const row = await webhook(id);
        if (wanted(row)) return row;
        await sleep(20);
      }
    },
    async [Symbol.asyncDispose]() {
      await running.disposeAsync();
      await desk[Symbol.asyncDispose]();
    },
  };
}
