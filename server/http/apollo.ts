import { ApolloServer, type ApolloServerPlugin, type GraphQLRequest } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { refusal, type Admission } from './admission.ts';
import { operationLimits, weigh } from './limits.ts';
import type { Mask } from './maskError.ts';
import type { HttpParts } from './parts.ts';
import { HttpQuestion } from './question.ts';

/**
 * The Apollo server behind `/graphql`, started. The cache-control plugin stays off: it hooks every field, for a third and more of the
 * time of a large answer.
 */
export async function startApollo<C extends object>(parts: HttpParts<C>, mask: Mask, admission: Admission): Promise<ApolloServer<C>> {
  const { settings, schema, log, stringifyResult } = parts;
  const apollo = new ApolloServer<C>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: settings.NODE_ENV === 'production',
    maxRecursiveSelections: true,
    ...(admission.trusted && { persistedQueries: { cache: admission.trusted.cache } }),
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
      admissionPlugin(parts, admission),
      plainJsonStatus,
      ...(parts.apolloPlugins ?? []),
    ],
  });
  await apollo.start();
  return apollo;
}

/**
 * Refuses documents that aren't trusted and operations that are too costly, takes the cost of the others from their caller's budget and
 * tells it in `extensions.cost`.
 */
function admissionPlugin<C extends object>({ schema, settings }: HttpParts<C>, admission: Admission): ApolloServerPlugin<C> {
  const limits = operationLimits(settings);
  const askerOf = ({ http }: GraphQLRequest) => (http instanceof HttpQuestion ? http.asker : null);
  return {
    async requestDidStart() {
      let cost: ReturnType<typeof weigh> = null;
      return {
        async didResolveOperation({ document, operation, request, source }) {
          const asker = askerOf(request);
          await refused(() => asker && admission.admit(source, asker.viewer));
          if (operation) cost = weigh(schema, document, operation, request.variables, limits);
          await refused(() => asker && cost && admission.charge(asker.caller, cost.cost));
        },
        async willSendResponse({ response: { body } }) {
          if (cost === null || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: { ...cost, limit: limits.cost } };
        },
      };
    },
  };
}

async function refused(ask: () => unknown): Promise<void> {
  try {
    await ask();
  } catch (error) {
    throw refusal(error);
  }
}

const REQUEST_FAULTS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE', 'QUERY_TOO_COSTLY', 'DOCUMENT_NOT_TRUSTED']);

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
