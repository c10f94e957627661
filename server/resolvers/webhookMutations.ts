import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CreateWebhookInput, PingWebhookInput, RedeliverWebhookInput, UpdateWebhookInput, WebhookActInput } from '../../schema/inputs/webhooks.ts';
import { PingPayload, WebhookPayload, WebhookSecretPayload } from '../../schema/types/webhooks.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { localId } from '../read/ids.ts';
import { presentDelivery, presentWebhook } from '../read/presentWebhook.ts';
import { createWebhook, type NewSecret } from '../webhooks/create.ts';
import { deleteWebhook } from '../webhooks/delete.ts';
import { disableWebhook } from '../webhooks/disable.ts';
import { enableWebhook } from '../webhooks/enable.ts';
import { pingWebhook } from '../webhooks/ping.ts';
import { redeliverWebhook, type Again } from '../webhooks/redeliver.ts';
import { rotateWebhookSecret } from '../webhooks/rotate.ts';
import { updateWebhook } from '../webhooks/update.ts';

type Act = typeof deleteWebhook;

function shown({ webhook, secret }: NewSecret): WebhookSecretPayload {
  return { webhook: presentWebhook(webhook), secret };
}

async function acted(context: Context, { id, expectedVersion, clientMutationId }: WebhookActInput, act: Act): Promise<WebhookPayload> {
  permit(context.viewer, 'keep webhooks');
  return { webhook: presentWebhook(await act(context, localId('Webhook', id), expectedVersion, clientMutationId)) };
}

@Resolver()
export class WebhookMutations {
  @Mutation(() => WebhookSecretPayload, { description: 'Has the changes that you may see sent to an address.' })
  async createWebhook(@Ctx() context: Context, @Arg('input', () => CreateWebhookInput) { clientMutationId, ...draft }: CreateWebhookInput): Promise<WebhookSecretPayload> {
    permit(context.viewer, 'keep webhooks');
    return shown(await createWebhook(context, draft, clientMutationId));
  }

  @Mutation(() => WebhookPayload, { description: 'Changes address, description or filter from the next try on.' })
  async updateWebhook(@Ctx() context: Context, @Arg('input', () => UpdateWebhookInput) input: UpdateWebhookInput): Promise<WebhookPayload> {
    permit(context.viewer, 'keep webhooks');
    const { id, expectedVersion, clientMutationId, ...facts } = input;
    return { webhook: presentWebhook(await updateWebhook(context, localId('Webhook', id), expectedVersion, facts, clientMutationId)) };
  }

  @Mutation(() => WebhookPayload, { description: 'For good; its log stays until it is too old.' })
  deleteWebhook(@Ctx() context: Context, @Arg('input', () => WebhookActInput) input: WebhookActInput): Promise<WebhookPayload> {
    return acted(context, input, deleteWebhook);
  }

  @Mutation(() => WebhookPayload, { description: 'It goes on with the message that it stopped at.' })
  enableWebhook(@Ctx() context: Context, @Arg('input', () => WebhookActInput) input: WebhookActInput): Promise<WebhookPayload> {
    return acted(context, input, enableWebhook);
  }

  @Mutation(() => WebhookPayload, { description: 'Nothing is sent until it is enabled again; nothing is lost.' })
  disableWebhook(@Ctx() context: Context, @Arg('input', () => WebhookActInput) input: WebhookActInput): Promise<WebhookPayload> {
    return acted(context, input, disableWebhook);
  }

  @Mutation(() => WebhookSecretPayload, { description: 'A new secret; the old one signs beside it for a while.' })
  async rotateWebhookSecret(@Ctx() context: Context, @Arg('input', () => WebhookActInput) { id, expectedVersion, clientMutationId }: WebhookActInput): Promise<WebhookSecretPayload> {
    permit(context.viewer, 'keep webhooks');
    return shown(await rotateWebhookSecret(context, localId('Webhook', id), expectedVersion, clientMutationId));
  }

  @Mutation(() => PingPayload, { description: 'Sends a signed message of type `webhook.ping`, once and at once.' })
  async pingWebhook(@Ctx() context: Context, @Arg('input', () => PingWebhookInput) { id, clientMutationId }: PingWebhookInput): Promise<PingPayload> {
    permit(context.viewer, 'keep webhooks');
    return { delivery: presentDelivery(await pingWebhook(context, localId('Webhook', id), clientMutationId)) };
  }

  @Mutation(() => WebhookPayload, { description: 'Sends again, with the ids that the messages had.' })
  async redeliverWebhook(@Ctx() context: Context, @Arg('input', () => RedeliverWebhookInput) input: RedeliverWebhookInput): Promise<WebhookPayload> {
    permit(context.viewer, 'keep webhooks');
    return { webhook: presentWebhook(await redeliverWebhook(context, localId('Webhook', input.id), againOf(input), input.clientMutationId)) };
  }
}

function againOf({ after, delivery }: RedeliverWebhookInput): Again {
  if (after != null && delivery == null) return { after };
  if (delivery != null && after == null) return { deliveryId: localId('WebhookDelivery', delivery) };
  throw new DeskError('BAD_USER_INPUT', 'Give a cursor or a delivery: one of the two');
}
