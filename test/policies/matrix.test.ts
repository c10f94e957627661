import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType, GraphQLError, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, parse, subscribe,
  type ExecutionResult, type GraphQLField, type GraphQLInputType, type GraphQLSchema,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import { Role } from '../../prisma/client/enums.ts';
import { createContext } from '../../server/context.ts';
import { DeskError } from '../../server/errors.ts';
import { createSchema } from '../../server/graphql.ts';
import { ANONYMOUS, type Viewer } from '../../server/viewer.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

const PUBLIC: readonly Role[] = ['READER', 'PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN'];
const DESK: readonly Role[] = ['REVIEWER', 'EDITOR', 'ADMIN'];
const KEEPERS: readonly Role[] = ['PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN'];
const EDITORS: readonly Role[] = ['EDITOR', 'ADMIN'];
const ADMINS: readonly Role[] = ['ADMIN'];

/** Who may ask for what. A field of the schema without a line here fails the test, and so does a line without a field. */
const MAY: Record<'Query' | 'Mutation' | 'Subscription', Record<string, readonly Role[]>> = {
  Query: {
    viewer: PUBLIC, meta: PUBLIC, node: PUBLIC, incident: PUBLIC, incidents: PUBLIC, locations: PUBLIC, humanitarianNotes: PUBLIC, publishedTallies: PUBLIC, statements: PUBLIC,
    monthlySummary: PUBLIC, monthlySummaries: PUBLIC, search: PUBLIC, changes: PUBLIC, releases: PUBLIC, releaseDifference: PUBLIC, why: PUBLIC, incidentStats: PUBLIC, incidentMap: PUBLIC,
    reviewQueue: DESK, reviewItem: DESK, reviewCounts: DESK, articles: DESK, sources: DESK, scrapeJobs: DESK,
    webhooks: KEEPERS, webhook: KEEPERS,
    nextReviewItem: DESK, previewSelection: DESK, reviewTags: DESK, colleagues: DESK, mentions: DESK, unreadMentions: DESK,
    rules: DESK, savedFilters: DESK, tryRule: EDITORS,
    blindGradings: DESK, agreement: DESK, myDay: DESK, desk: DESK,
    users: ADMINS, tickets: ADMINS, apiKeys: ADMINS,
  },
  Mutation: {
    submitUrl: DESK, runScrape: DESK, retryScrapeJob: DESK,
    claimReviewItem: DESK, claimNextReviewItem: DESK, renewClaim: DESK, releaseReviewItem: DESK, promoteReviewItem: DESK, attachToIncident: DESK,
    rejectReviewItem: DESK, deferReviewItem: DESK, reopenReviewItem: DESK, undo: DESK, updateIncident: DESK, updateVictims: DESK,
    rejectReviewItems: DESK, deferReviewItems: DESK, reopenReviewItems: DESK, tagReviewItems: DESK, assignReviewItems: DESK,
    lookAtReviewItem: DESK, addRemark: DESK, withdrawRemark: DESK, markMentionsRead: DESK, saveFilter: DESK, updateFilter: DESK, deleteFilter: DESK, createRule: EDITORS, updateRule: EDITORS,
    takeSecondGrading: DESK, gradeSecond: DESK, adjudicateGrade: EDITORS, updateDesk: ADMINS,
    inviteUser: ADMINS, issuePasswordReset: ADMINS, revokeTicket: ADMINS, acceptInvitation: PUBLIC, redeemPasswordReset: PUBLIC,
    setUserRole: ADMINS, disableUser: ADMINS, signOutUser: ADMINS, unlockUser: ADMINS, removeSecondFactor: ADMINS, createApiKey: ADMINS, revokeApiKey: ADMINS,
    approveIncident: EDITORS, approveRecord: EDITORS, retractIncident: EDITORS, retractRecord: EDITORS, mergeIncidents: EDITORS, splitIncident: EDITORS,
    createSource: EDITORS, updateSource: EDITORS, addFeed: EDITORS, tryRecipe: EDITORS, findFeeds: EDITORS, createRelease: EDITORS,
    createWebhook: KEEPERS, updateWebhook: KEEPERS, deleteWebhook: KEEPERS, enableWebhook: KEEPERS, disableWebhook: KEEPERS, rotateWebhookSecret: KEEPERS, pingWebhook: KEEPERS, redeliverWebhook: KEEPERS,
  },
  Subscription: { changes: PUBLIC, reviewQueueChanged: DESK, scrapeJobProgress: DESK },
};

/** Nonsense of the right GraphQL type: what a scalar takes, and no act can use. */
const NONSENSE: Record<string, unknown> = {
  String: '\0', ID: '\ud800', Int: -1, Float: -1, Boolean: true, Cursor: 'nonsense', Date: '2017-06-13', DateTime: '2017-06-13T00:00:00Z', JSON: {},
};

let desk: TestDesk;
let schema: GraphQLSchema;
beforeAll(async () => {
  [desk, schema] = await Promise.all([openDesk(), createSchema()]);
});
afterAll(() => desk[Symbol.asyncDispose]());

function nonsense(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return nonsense(type.ofType);
  if (isListType(type)) return [nonsense(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type)).map((field) => [field.name, nonsense(field.type)]));
  }
  return NONSENSE[type.name];
}

/** The operation that asks for one field with nonsense for every argument. */
function operationFor(kind: string, { name, args, type }: GraphQLField<unknown, unknown>) {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const named = getNamedType(type);
  const selection = isObjectType(named) || isInterfaceType(named) ? ' { __typename }' : '';
  return {
    query: `${kind}${declared ? `(${declared})` : ''} { ${name}${given ? `(${given})` : ''}${selection} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, nonsense(arg.type)])),
  };
}

test('the table knows every role', () => expect(PUBLIC.toSorted()).toEqual(Object.values(Role).toSorted()));

describe.each(['Query', 'Mutation', 'Subscription'] as const)('%s', (kind) => {
  test('the table names every field', () => {
    expect(Object.keys(MAY[kind]).toSorted()).toEqual(Object.keys(schema.getRootType(kind.toLowerCase() as never)?.getFields() ?? {}).toSorted());
  });

  test.each(Object.entries(MAY[kind]))('%s is answered to its roles alone, whatever the arguments', async (name, permitted) => {
    const field = schema.getRootType(kind.toLowerCase() as never)?.getFields()[name];
    if (!field) throw new Error(`${kind}.${name} is not in the schema`);
    const { query, variables } = operationFor(kind.toLowerCase(), field);
    for (const role of PUBLIC) {
      const code = await codeOf(kind, query, variables, role);
      const refused = role === 'READER' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect({ role, refused: code === refused }).toEqual({ role, refused: !permitted.includes(role) });
      expect({ role, code }).not.toEqual({ role, code: 'INTERNAL_SERVER_ERROR' });
    }
  });
});

/** The code that a role is answered with: 'OK' when there is none. READER asks without any key. */
async function codeOf(kind: string, query: string, variables: object, role: Role): Promise<string> {
  if (kind === 'Subscription') return codeOfSubscription(query, variables, role);
  return (await desk.ask(query, variables, role === 'READER' ? undefined : role)).errors?.[0]?.extensions.code ?? 'OK';
}

/** Asked in the process, for somebody who has gone already: what is permitted ends at once, what is not is refused. */
async function codeOfSubscription(query: string, variables: object, role: Role): Promise<string> {
  const viewer: Viewer = role === 'READER' ? ANONYMOUS : { id: randomUUID(), kind: 'KEY', name: role, role };
  const { db, bell } = desk.server;
  const contextValue = createContext({ db, bell, settings: desk.settings }, viewer, { lastEventId: null, signal: AbortSignal.abort() });
  try {
    const answer = await subscribe({ schema, document: parse(query), variableValues: { ...variables }, contextValue });
    if ('errors' in answer) throw answer.errors?.[0];
    await (answer as AsyncGenerator<ExecutionResult>).next();
    return 'OK';
  } catch (error) {
    const cause = error instanceof GraphQLError ? error.originalError : error;
    if (cause instanceof DeskError) return cause.code;
    throw error;
  }
}
