import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { weigh } from './limits.ts';
import type { Mask } from './maskError.ts';
import type { HttpParts } from './parts.ts';

/**
 * The Apollo server behind `/graphql`, started. The cache-control plugin stays off: it hooks every field, for a third and more of the
 * time of a large answer.
 */
export async function startApollo<C extends object>(parts: HttpParts<C>, mask: Mask): Promise<ApolloServer<C>> {
  const { settings, schema, log, stringifyResult } = parts;
  const apollo = new ApolloServer<C>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: settings.NODE_ENV === 'production',
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: settings.QUERY_TOKEN_LIMIT },
    stopOnTerminationSignals: false,
    nodeEnv: settings.NODE_ENV,
    logger: log.child({ part: 'apollo' }),
    formatError: (_formatted, error) => mask(error),
    ...(stringifyResult && { stringifyResult }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      costPlugin(parts),
      plainJsonStatus,
      ...(parts.apolloPlugins ?? []),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Refuses operations that are too costly, and tells the cost of the others in `extensions.cost`. */
function costPlugin<C extends object>({ schema, settings }: HttpParts<C>): ApolloServerPlugin<C> {
  const limits = { cost: settings.QUERY_COST_LIMIT, depth: settings.QUERY_DEPTH_LIMIT };
  return {
    async requestDidStart() {
      let cost: ReturnType<typeof weigh> = null;
      return {
        async didResolveOperation({ document, operation, request }) {
          if (operation) cost = weigh(schema, document, operation, request.variables, limits);
        },
        async willSendResponse({ response: { body } }) {
          if (cost === null || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: { ...cost, limit: limits.cost } };
        },
      };
    },
  };
}

const REQUEST_FAULTS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE', 'QUERY_TOO_COSTLY']);

/**
 * GraphQL over HTTP: who asks for `application/json` gets a well-formed answer with status 200 even where the document is refused, so
 * that a 4xx always comes from something in between. `application/graphql-response+json` keeps its 400.
 */
const plainJsonStatus: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept') ?? '';
    return {
      async willSendResponse({ response: { body, http } }) {
        if (http.status !== 400 || accept.includes('graphql-response+json') || body.kind !== 'single') return;
        if (body.singleResult.errors?.every(({ extensions }) => REQUEST_FAULTS.has(String(extensions?.['code'])))) http.status = 200;
      },
    };
  },
};
