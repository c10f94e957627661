import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Log } from '../../common/log.ts';
import { tagsOf } from '../answers/tags.ts';
import type { Context } from '../context.ts';
import type { Mask } from '../http/maskError.ts';
import { HttpQuestion } from '../http/question.ts';
import { decimalsFor } from '../read/decimals.ts';
import { answer, type Answered } from './answer.ts';
import { createPlanner, type RootField } from './compile.ts';
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
      let tags: (() => readonly string[] | null) | null = null;
      return {
        async responseForOperation({ document, operation, request: { variables }, contextValue }) {
          if (!operation) return null; // no operation has the asked name: execution says so better
          const { viewer, db, settings } = contextValue;
          const sight = sightOf(viewer);
          const fields = sight && plansOf({ document, operation, variables }, sight);
          if (!fields) return null;
          const reads = { reader, db, viewer, pageLimit: settings.PAGE_LIMIT, decimals: () => decimalsFor(contextValue) };
          const answered = fields.every(({ plan }) => plan !== null) ? await answer(fields, reads, unexpected) : null;
          count(answered ? 'plan' : 'resolvers');
          tags = () => allTags(document, fields, answered);
          return answered && responseOf(answered, mask);
        },
        async willSendResponse({ request: { http }, response: { body } }) {
          if (http instanceof HttpQuestion && body.kind === 'single' && body.singleResult.errors === undefined) http.madeFrom = tags;
        },
      };
    },
  };
}

function responseOf({ data, errors }: Answered, mask: Mask) {
  const singleResult = { ...(errors.length > 0 && { errors: errors.map((error) => mask(error)) }), data: data as Record<string, unknown> | null };
  return { http: { headers: new HeaderMap() }, body: { kind: 'single' as const, singleResult } };
}

/** What the whole answer is made from; null where a root field's answers can't be kept. */
function allTags(document: DocumentNode, fields: readonly RootField[], answered: Answered | null): readonly string[] | null {
  const names = fieldNames(document);
  const tags = fields.map(({ name, args }, index) => answered?.tags[index] ?? tagsOf({ name, args, fields: names }));
  return tags.includes(null) ? null : [...new Set(tags.flatMap((each) => each ?? []))];
}

const namesByDocument = new WeakMap<DocumentNode, ReadonlySet<string>>();

function fieldNames(document: DocumentNode): ReadonlySet<string> {
  const known = namesByDocument.get(document);
  if (known) return known;
  const names = new Set<string>();
  visit(document, { Field: ({ name }) => void names.add(name.value) });
  namesByDocument.set(document, names);
  return names;
}
