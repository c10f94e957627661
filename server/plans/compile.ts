import { getArgumentValues } from 'graphql/execution/values.js';
import { getNamedType, getVariableValues, isNonNullType, isObjectType, Kind, OperationTypeNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { unkeepable } from '../guardInputs.ts';
import type { RootPlan } from './root.ts';
import { ROOTS } from './roots.ts';
import { Making, NotPlanned, Select, type Args } from './select.ts';
import { sightKey, type Sight } from './sight.ts';
import { constant } from './values.ts';

/** One root field of a request, with the arguments of its turn. */
export interface RootField {
  key: string;
  name: string;
  nullable: boolean;
  node: FieldNode;
  args: Args;
  /** null where it has none: it is the resolvers'. */
  plan: RootPlan | null;
}

/** Plans kept for one operation: its arguments may be given in so many ways. */
const PLANS_KEPT = 64;

export interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown> | undefined;
}

/**
 * Turns operations into plans, each once: what is made is kept with the operation's node in the document, which Apollo keeps with the text.
 * @returns a function that gives the root fields of a query with their plans; null for what is no query or can't be one
 */
export function createPlanner(schema: GraphQLSchema): (operation: Operation, sight: Sight) => RootField[] | null {
  const known = new WeakMap<OperationDefinitionNode, Map<string, RootPlan | null>>();
  const query = schema.getQueryType();

  return ({ document, operation, variables }, sight) => {
    if (operation.operation !== OperationTypeNode.QUERY || !query) return null;
    const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    if (!values.coerced) return null;
    const plans = known.get(operation) ?? new Map<string, RootPlan | null>();
    known.set(operation, plans);
    const fragments = fragmentsOf(document);
    const planned: RootField[] = [];
    for (const [key, nodes] of collectFields(schema, fragments, values.coerced, query, operation.selectionSet)) {
      const field = plannedField({ schema, query, fragments, variables: values.coerced, sight, plans }, key, nodes);
      if (!field) return null;
      planned.push(field);
    }
    return planned;
  };
}

interface Turn {
  schema: GraphQLSchema;
  query: GraphQLObjectType;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  sight: Sight;
  plans: Map<string, RootPlan | null>;
}

function plannedField(turn: Turn, key: string, nodes: readonly FieldNode[]): RootField | null {
  const [node] = nodes;
  if (!node) return null;
  const { name: { value: name } } = node;
  if (name === '__typename') return { key, name, node, nullable: false, args: {}, plan: typenameOf(turn.query) };
  const definition = turn.query.getFields()[name];
  if (!definition) return null;
  const args = argumentsOf(definition, node, turn.variables);
  if (!args || unkeepable(args) !== null) return null;

  const shape = `${key} ${sightKey(turn.sight)} ${shapeOf(turn.variables)} ${shapeOf(args)} ${String(args['orderBy'])}`;
  const make = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined;
  let plan = make ? turn.plans.get(shape) : null;
  if (make && plan === undefined) {
    plan = makePlan(() => {
      const named = getNamedType(definition.type);
      const making = new Making(turn.schema, turn.fragments, turn.variables, turn.sight, args);
      return make(new Select(making, nodes, isObjectType(named) ? named : null));
    });
    if (turn.plans.size >= PLANS_KEPT) turn.plans.clear();
    turn.plans.set(shape, plan);
  }
  return { key, name, node, nullable: !isNonNullType(definition.type), args, plan: plan ?? null };
}

function argumentsOf(...given: Parameters<typeof getArgumentValues>): Args | null {
  try {
    return getArgumentValues(...given);
  } catch {
    return null;
  }
}

function makePlan(make: () => RootPlan): RootPlan | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof NotPlanned) return null;
    throw error;
  }
}

function typenameOf(query: GraphQLObjectType): RootPlan {
  const name = constant(query.name);
  return async () => ({ json: name.json });
}

/** What of given values a plan may depend on: which are there, and truth values, which @skip and @include read. */
function shapeOf(value: unknown): string {
  if (value == null) return 'n';
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value instanceof Date) return 'v';
  if (Array.isArray(value)) return 'l';
  return `{${Object.entries(value).map(([key, inner]) => `${key}:${shapeOf(inner)}`).join(',')}}`;
}

const fragmentsByDocument = new WeakMap<DocumentNode, Record<string, FragmentDefinitionNode>>();

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const known = fragmentsByDocument.get(document);
  if (known) return known;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  fragmentsByDocument.set(document, fragments);
  return fragments;
}
