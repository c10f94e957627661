import '../schema/enums.ts';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { describe } from '../schema/describe.ts';
import { guardInputs } from './guardInputs.ts';
import { BulkResolver } from './resolvers/bulk.ts';
import { ChangesResolver } from './resolvers/changes.ts';
import { ClaimResolver } from './resolvers/claim.ts';
import { ArticleFields, DeskResolver, ScrapeJobFields, SourceFields } from './resolvers/desk.ts';
import { DeskMutations } from './resolvers/deskMutations.ts';
import { GradingResolver, ItemProposalFields, ProposalFields } from './resolvers/grading.ts';
import { IncidentResolver } from './resolvers/incident.ts';
import { IncidentMutations } from './resolvers/incidentMutations.ts';
import { NodeResolver } from './resolvers/node.ts';
import { ProgressResolver } from './resolvers/progress.ts';
import { NoteFields, RecordsResolver, StatementFields, TallyFields } from './resolvers/records.ts';
import { ReleaseDifferenceResolver, ReleaseFields } from './resolvers/releases.ts';
import { ReviewResolver } from './resolvers/review.ts';
import { ReviewMutations } from './resolvers/reviewMutations.ts';
import { StatsResolver } from './resolvers/stats.ts';
import { RuledFields, RulesResolver } from './resolvers/rules.ts';
import { SummaryResolver } from './resolvers/summary.ts';
import { WebhookMutations } from './resolvers/webhookMutations.ts';
import { WebhookDeliveryFields, WebhookFields, WebhooksResolver } from './resolvers/webhooks.ts';
import { SwitchesResolver } from './resolvers/switches.ts';
import { RemarkFields, TogetherFields, TogetherResolver } from './resolvers/together.ts';
import { UsersResolver } from './resolvers/users.ts';
import { WhyResolver } from './resolvers/why.ts';

// Every resolver of the API. What isn't listed isn't served.
const RESOLVERS = [
  NodeResolver, IncidentResolver, ClaimResolver, RecordsResolver, NoteFields, TallyFields, StatementFields, SummaryResolver, StatsResolver, WhyResolver, ChangesResolver,
  ReviewResolver, ReviewMutations, IncidentMutations, DeskResolver, SourceFields, ScrapeJobFields, ArticleFields, DeskMutations, ProgressResolver,
  WebhooksResolver, WebhookFields, WebhookDeliveryFields, WebhookMutations,
  ReleaseFields, ReleaseDifferenceResolver,
  BulkResolver, TogetherResolver, TogetherFields, RemarkFields, RulesResolver, RuledFields, GradingResolver, ItemProposalFields, ProposalFields, SwitchesResolver, UsersResolver,
] as unknown as NonEmptyArray<Function>;

/** The API's schema; printed to schema/schema.graphql and checked against it. */
export async function createSchema(): Promise<GraphQLSchema> {
  // type-graphql wants a pubSub although every subscription here reads the tables by itself. Its own check of the schema, a whole
  // introspection, is left to the tests: it was an eighth of an API's start.
  return guardInputs(describe(await buildSchema({ resolvers: RESOLVERS, validate: false, skipCheck: true, pubSub: createPubSub() })));
}
