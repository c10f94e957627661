import { Field, ID, InputType, Int } from 'type-graphql';
import { CursorScalar } from '../connection.ts';
import { WebhookState } from '../enums.ts';
import { ChangeFilter } from './filters.ts';

const KEY = { nullable: true, description: 'Makes a retry harmless.' };

@InputType({ description: 'What is to be sent, and where.' })
export class CreateWebhookInput {
  @Field(() => String, { description: 'Where to POST: https, on the usual port.' }) url!: string;
  @Field(() => String, { nullable: true, description: 'What it is for, 500 characters at most.' }) description?: string | null;
  @Field(() => ChangeFilter, { nullable: true, description: 'Every change where absent.' }) filter?: ChangeFilter | null;
  @Field(() => CursorScalar, { nullable: true, description: 'Begin behind this change; with the next one where absent.' }) after?: string | null;
  @Field(() => String, KEY) clientMutationId?: string | null;
}

@InputType({ description: 'Absent leaves a field as it is, null clears it.' })
export class UpdateWebhookInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Where to POST; a new address is tried at once.' }) url?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for, 500 characters at most.' }) description?: string | null;
  @Field(() => ChangeFilter, { nullable: true, description: 'Holds from the next message on; null = every change.' }) filter?: ChangeFilter | null;
  @Field(() => String, KEY) clientMutationId?: string | null;
}

@InputType({ description: 'An act on a webhook as you last read it.' })
export class WebhookActInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, KEY) clientMutationId?: string | null;
}

@InputType({ description: 'Which webhook to ping.' })
export class PingWebhookInput {
  @Field(() => ID) id!: string;
  @Field(() => String, KEY) clientMutationId?: string | null;
}

@InputType({ description: 'Either a cursor or a delivery.' })
export class RedeliverWebhookInput {
  @Field(() => ID) id!: string;
  @Field(() => CursorScalar, { nullable: true, description: 'Everything behind this change, in order.' }) after?: string | null;
  @Field(() => ID, { nullable: true, description: 'This one, once and at once.' }) delivery?: string | null;
  @Field(() => String, KEY) clientMutationId?: string | null;
}

@InputType({ description: 'Which webhooks are listed.' })
export class WebhookFilter {
  @Field(() => [WebhookState], { nullable: true, description: 'ACTIVE and DISABLED where absent.' }) states?: WebhookState[] | null;
}

@InputType({ description: 'Which deliveries are listed; all conditions must hold.' })
export class WebhookDeliveryFilter {
  @Field(() => [String], { nullable: true, description: 'As in the body: `incident.updated` …' }) types?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Those that are not delivered.' }) undelivered?: boolean | null;
}
