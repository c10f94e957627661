import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../../common/log.ts';
import type { Context } from '../context.ts';
import type { Mask } from '../http/maskError.ts';
import { decimalsFor } from '../read/decimals.ts';
import { answer } from './answer.ts';
import { createPlanner } from './compile.ts';
import type { Reader } from './reader.ts';
import { sightOf } from './sight.ts';

export interface PlansParts {
  schema: GraphQLSchema;
  reader: Reader;
  log: Log;
  mask: Mask;
  /** Counts who answered an operation. */
  count: (by: 'plan' | 'resolvers') => void;
}

/**
 * Answers queries by plans where it can: Apollo reads, checks, validates and weighs an operation as ever, and execution is left out. What has
 * no plan goes the usual way.
 */
export function plansPlugin({ schema, reader, log, mask, count }: PlansParts): ApolloServerPlugin<Context> {
  const plansOf = createPlanner(schema);
  const unexpected = (error: unknown): void => log.warn({ err: error }, 'A plan failed: the resolvers answer instead');
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request: { variables }, contextValue }) {
          const { viewer, db, settings } = contextValue;
          const sight = sightOf(viewer);
          const fields = sight && plansOf({ document, operation, variables }, sight);
          const answered = fields && (await answer(fields, { reader, db, viewer, pageLimit: settings.PAGE_LIMIT, decimals: () => decimalsFor(contextValue) }, unexpected));
          count(answered ? 'plan' : 'resolvers');
          if (!answered) return null;
          const { data, errors } = answered;
          const singleResult = { ...(errors.length > 0 && { errors: errors.map((error) => mask(error)) }), data: data as Record<string, unknown> | null };
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
      };
    },
  };
}
