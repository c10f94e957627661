import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { DeskError } from './errors.ts';

const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** Why the database can't take a value, in words; null when it can. Looks into lists and objects. */
export function unkeepable(value: unknown): string | null {
  if (typeof value === 'string') {
    if (value.includes('\0')) return 'Text can\'t hold the character NUL (U+0000): leave it out';
    return value.isWellFormed() ? null : 'Text can\'t hold half of a surrogate pair: send whole characters';
  }
  if (value instanceof Date) {
    const year = value.getUTCFullYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR ? null : `Dates lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const fault = unkeepable(key) ?? unkeepable(inner);
    if (fault !== null) return fault;
  }
  return null;
}

/**
 * Guards every query, mutation and subscription against values that the database would choke on. Who asks is looked at first: the resolver
 * runs, asks the table of deeds, and is refused where it reaches for the database. So a role without the right hears FORBIDDEN whatever
 * it sends. Changes the schema in place.
 */
export function guardInputs(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}))) {
    const { resolve, subscribe } = field;
    if (resolve) field.resolve = (root, args, context: Context, info) => resolve(root, args, guarded(args, context), info);
    if (subscribe) field.subscribe = (root, args, context: Context, info) => subscribe(root, args, guarded(args, context), info);
  }
  return schema;
}

function guarded(args: object, context: Context): Context {
  const fault = unkeepable(args);
  if (fault === null) return context;
  const refuse = (): never => {
    throw new DeskError('BAD_USER_INPUT', fault);
  };
  return { ...context, db: new Proxy(context.db, { get: refuse }), loaders: new Proxy(context.loaders, { get: refuse }), desk: refuse };
}
