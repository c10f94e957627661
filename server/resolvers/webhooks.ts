import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { WebhookDeliveryModel, WebhookModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { WebhookDeliveryFilter, WebhookFilter } from '../../schema/inputs/webhooks.ts';
import { Webhook, WebhookAttempt, WebhookConnection, WebhookDelivery, WebhookDeliveryConnection } from '../../schema/types/webhooks.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { localId } from '../read/ids.ts';
import { byDate, byId, page } from '../read/page.ts';
import type { Rooted } from '../read/present.ts';
import { presentDelivery, presentWebhook } from '../read/presentWebhook.ts';
import { visibleWebhooks } from '../webhooks/mine.ts';

const ATTEMPTS_SHOWN = 20;

@Resolver()
export class WebhooksResolver {
  @Query(() => WebhookConnection, { description: 'Your webhooks, or for the desk everybody\'s, the newest first.' })
  webhooks(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => WebhookFilter, { nullable: true }) filter: WebhookFilter | null): Promise<Connection<Webhook>> {
    permit(viewer, 'keep webhooks');
    const where = { ...visibleWebhooks(viewer), state: { in: filter?.states ?? (['ACTIVE', 'DISABLED'] satisfies WebhookModel['state'][]) } };
    return page(args, settings.PAGE_LIMIT, {
      order: [byDate<WebhookModel>('createdAt', (row) => row.createdAt, 'desc'), byId<WebhookModel>('id', (row) => row.id)],
      find: ({ where: behind, orderBy, take }) => db.webhook.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.webhook.count({ where }),
    }, presentWebhook);
  }

  @Query(() => Webhook, { nullable: true, description: 'One webhook; null where there is none that you may see.' })
  async webhook(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string): Promise<Webhook | null> {
    permit(viewer, 'keep webhooks');
    const row = await db.webhook.findFirst({ where: { id: localId('Webhook', id), ...visibleWebhooks(viewer) } });
    return row && presentWebhook(row);
  }
}

@Resolver(() => Webhook)
export class WebhookFields {
  @FieldResolver(() => WebhookDeliveryConnection)
  deliveries(
    @Root() { row: { id } }: Rooted<WebhookModel>,
    @Ctx() { db, settings }: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => WebhookDeliveryFilter, { nullable: true }) filter: WebhookDeliveryFilter | null,
  ): Promise<Connection<WebhookDelivery>> {
    const where = { webhookId: id, ...(filter?.types && { type: { in: filter.types } }), ...(filter?.undelivered && { state: { not: 'DELIVERED' as const } }) };
    return page(args, settings.PAGE_LIMIT, {
      order: [byDate<WebhookDeliveryModel>('createdAt', (row) => row.createdAt, 'desc'), byId<WebhookDeliveryModel>('id', (row) => row.id, 'desc')],
      find: ({ where: behind, orderBy, take }) => db.webhookDelivery.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.webhookDelivery.count({ where }),
    }, presentDelivery);
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryFields {
  @FieldResolver(() => [WebhookAttempt])
  async attempts(@Root() { row }: Rooted<WebhookDeliveryModel>, @Ctx() { loaders }: Context): Promise<WebhookAttempt[]> {
    return (await loaders.webhookAttempts.load(row.id)).slice(-ATTEMPTS_SHOWN);
  }
}
