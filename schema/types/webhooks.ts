import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { WebhookAttemptModel, WebhookDeliveryModel, WebhookModel } from '../../prisma/client/models.ts';
import { connectionOf, CursorScalar, type Relation } from '../connection.ts';
import { DeliveryState, WebhookState, WebhookStop } from '../enums.ts';
import { Node } from '../node.ts';

@ObjectType({ description: 'One try of a delivery, and what came back.' })
export class WebhookAttempt implements Pick<WebhookAttemptModel, 'at' | 'status' | 'error' | 'answer' | 'milliseconds'> {
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => Int, { nullable: true, description: 'HTTP status; null where nothing was answered.' }) status!: number | null;
  @Field(() => String, { nullable: true, description: 'Why it failed; null = delivered.' }) error!: string | null;
  @Field(() => String, { nullable: true, description: 'Beginning of the answer\'s body.' }) answer!: string | null;
  @Field(() => Int, { description: 'From the look-up of the name to the end of what was read.' }) milliseconds!: number;
}

@ObjectType({ implements: Node, description: 'One message to one endpoint.' })
export class WebhookDelivery extends Node implements Pick<WebhookDeliveryModel, 'messageId' | 'type' | 'state' | 'body' | 'lastError' | 'createdAt' | 'lastTriedAt'> {
  @Field(() => String, { description: 'The `webhook-id` header: the same at every try and redelivery.' }) messageId!: string;
  @Field(() => String, { description: 'As in the body: `incident.updated`, `webhook.ping` …' }) type!: string;
  @Field(() => CursorScalar, { nullable: true, description: 'The change\'s cursor; null for a ping.' }) cursor!: string | null;
  @Field(() => DeliveryState) state!: DeliveryState;
  @Field(() => String, { nullable: true, description: 'The bytes that were last sent.' }) body!: string | null;
  @Field(() => Int, { description: 'Tries so far, those that somebody asked for included.' }) attemptCount!: number;
  @Field(() => [WebhookAttempt], { description: 'The last twenty tries, oldest first.' }) attempts!: WebhookAttempt[];
  @Field(() => String, { nullable: true }) lastError!: string | null;
  @Field(() => GraphQLDateTime, { description: 'When it was first written down.' }) createdAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'null = not yet tried.' }) lastTriedAt!: Date | null;
}

export const WebhookDeliveryConnection = connectionOf(WebhookDelivery, 'WebhookDelivery');

@ObjectType({ implements: Node, description: 'An endpoint that the changes are sent to, signed as Standard Webhooks says.' })
export class Webhook extends Node implements Pick<WebhookModel, 'url' | 'description' | 'state' | 'stop' | 'notice' | 'stoppedAt' | 'version' | 'ownerName' | 'lastError' | 'nextTryAt' | 'delivered' | 'failed' | 'lastDeliveredAt' | 'createdAt'> {
  @Field(() => String) url!: string;
  @Field(() => String, { nullable: true, description: 'What its keeper says that it is for.' }) description!: string | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'As it was given; null = every change.' }) filter!: unknown;
  @Field(() => WebhookState) state!: WebhookState;
  @Field(() => WebhookStop, { nullable: true, description: 'What disabled it.' }) stop!: WebhookStop | null;
  @Field(() => String, { nullable: true, description: 'Why it was disabled and what to do, for people.' }) notice!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was disabled or deleted; null while it is active.' }) stoppedAt!: Date | null;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'Name of the key or account whose rights decide what is sent.' }) ownerName!: string;
  @Field(() => CursorScalar, { description: 'The last change that is settled: delivered, or passed over by filter and rights.' }) cursor!: string;
  @Field(() => Int, { description: 'Failed tries of the change behind the cursor.' }) failedTries!: number;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'null = at once.' }) nextTryAt!: Date | null;
  @Field(() => String, { nullable: true }) lastError!: string | null;
  @Field(() => Int, { description: 'Messages delivered so far, redeliveries included.' }) delivered!: number;
  @Field(() => Int, { description: 'Tries that failed so far.' }) failed!: number;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'null = nothing was delivered yet.' }) lastDeliveredAt!: Date | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => WebhookDeliveryConnection, { description: 'What was sent, the newest first.' }) deliveries!: Relation<object>;
}

export const WebhookConnection = connectionOf(Webhook, 'Webhook');

@ObjectType({ description: 'The webhook after the act.' })
export class WebhookPayload {
  @Field(() => Webhook, { description: 'As it is now.' }) webhook!: Webhook;
}

@ObjectType({ description: 'A webhook with a secret that was just made.' })
export class WebhookSecretPayload {
  @Field(() => Webhook, { description: 'As it is now.' }) webhook!: Webhook;
  @Field(() => String, { description: 'Keep it: it is shown only now.' }) secret!: string;
}

@ObjectType({ description: 'A ping that is on its way.' })
export class PingPayload {
  @Field(() => WebhookDelivery, { description: 'Ask for it again to learn what came of it.' }) delivery!: WebhookDelivery;
}
