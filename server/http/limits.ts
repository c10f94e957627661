import { GraphQLError, isListType, isNonNullType, isLeafType, getNamedType, type DocumentNode, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { Settings } from '../../common/settings.ts';
import { measureShape } from './shape.ts';

export interface OperationLimits {
  /** Largest cost: about the number of values that the answer may hold. */
  cost: number;
  depth: number;
  aliases: number;
  directives: number;
}

/** The limits of an operation, as the settings have them. */
export function operationLimits(settings: Settings): OperationLimits {
  return { cost: settings.QUERY_COST_LIMIT, depth: settings.QUERY_DEPTH_LIMIT, aliases: settings.QUERY_ALIAS_LIMIT, directives: settings.QUERY_DIRECTIVE_LIMIT };
}

export interface OperationCost {
  cost: number;
  depth: number;
}

/** Records that a paged field is taken to give when it isn't told how many. */
const DEFAULT_PAGE = 50;
/** Entries that a list without paging is taken to have. */
const LIST_GUESS = 3;
/** Selections after fragments are written out: more than any honest document, few enough to weigh at once. */
const MAX_SELECTIONS = 10_000;

/**
 * Weighs an operation before it runs. A field costs 1, a paged field (`first`, `last`) its page times what one entry costs, another list
 * three times; a field of the schema may say otherwise by its `complexity` extension.
 * @returns null when the variables don't fit: execution says so better
 * @throws GraphQLError QUERY_TOO_COSTLY
 */
export function weigh(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> | undefined,
  limits: OperationLimits,
): OperationCost | null {
  const { shape: { depth, selections, aliases, directives }, costs } = memoryOf(document, operation);
  if (depth > limits.depth) throw tooCostly(`The operation is ${depth} levels deep, ${limits.depth} are allowed: ask in several steps`, { depth, limit: limits.depth });
  if (selections > MAX_SELECTIONS) throw tooCostly(`The operation selects more than ${MAX_SELECTIONS} fields: ask for less`, { limit: MAX_SELECTIONS });
  if (aliases > limits.aliases) throw tooCostly(`The operation has ${aliases} aliases, ${limits.aliases} are allowed: ask in several requests`, { aliases, limit: limits.aliases });
  if (directives > limits.directives) throw tooCostly(`The operation has ${directives} directives, ${limits.directives} are allowed`, { directives, limit: limits.directives });
  const numbers = JSON.stringify(variables ?? {}, (_key, value: unknown) => (typeof value === 'string' ? '' : value));
  let cost = costs.get(numbers);
  try {
    cost ??= getComplexity({
      schema, query: document, estimators: [fieldExtensionsEstimator(), estimate], maxQueryNodes: Infinity,
      ...(variables && { variables }), ...(operation.name && { operationName: operation.name.value }),
    });
  } catch {
    return null;
  }
  if (costs.size < COSTS_KEPT) costs.set(numbers, cost);
  if (cost > limits.cost) {
    throw tooCostly(`The operation costs ${cost}, ${limits.cost} are allowed: ask for fewer fields or smaller pages`, { cost, limit: limits.cost });
  }
  return { cost, depth };
}

/** Costs kept of one operation: texts among its variables change none, numbers and what is absent may. */
const COSTS_KEPT = 50;

interface Memory {
  shape: ReturnType<typeof measureShape>;
  costs: Map<string, number>;
}

const memories = new WeakMap<OperationDefinitionNode, Memory>();

/** What is known of an operation that was weighed before; its document is kept with its text. */
function memoryOf(document: DocumentNode, operation: OperationDefinitionNode): Memory {
  const known = memories.get(operation);
  if (known) return known;
  const memory = { shape: measureShape(document, operation), costs: new Map<string, number>() };
  memories.set(operation, memory);
  return memory;
}

const estimate: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (isLeafType(getNamedType(field.type))) return 1;
  if (field.args.some(({ name }) => name === 'first')) return pageOf(args) * (1 + childComplexity);
  return (isList(field.type) ? LIST_GUESS : 1) * (1 + childComplexity);
};

/** A negative page is refused by its resolver; here it must not make an operation cheap. */
function pageOf(args: Record<string, unknown>): number {
  const size = args['first'] ?? args['last'];
  return typeof size === 'number' ? Math.max(1, size) : DEFAULT_PAGE;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function tooCostly(message: string, details: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 }, ...details } });
}
