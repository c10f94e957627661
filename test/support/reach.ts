import {
  getNamedType, isInterfaceType, isObjectType, isUnionType, Kind, parse,
  type DocumentNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

export interface Reach {
  /** Every `Type.field` that an answer can hold. */
  readonly all: ReadonlySet<string>;
  /** Those that held something: not null, and no empty list. */
  readonly reached: ReadonlySet<string>;
  note(query: string, data: unknown): void;
}

type Answered = Record<string, unknown>;

/** Keeps which of the fields that can be asked for have been answered. Every selection must ask for `__typename`. */
export function reachOf(schema: GraphQLSchema): Reach {
  const all = fieldsOf(schema);
  const reached = new Set<string>();
  const walk = (document: DocumentNode, set: SelectionSetNode, data: Answered): void => {
    const type = (data['__typename'] as string | undefined) ?? 'Query';
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const on = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, selection.name.value) : selection;
        if (!on.typeCondition || on.typeCondition.name.value === type || isInterfaceType(schema.getType(on.typeCondition.name.value))) walk(document, on.selectionSet, data);
        continue;
      }
      const values = [data[(selection.alias ?? selection.name).value]].flat(2).filter((value) => value !== null && value !== undefined);
      if (values.length > 0 && all.has(`${type}.${selection.name.value}`)) reached.add(`${type}.${selection.name.value}`);
      for (const value of values) if (selection.selectionSet) walk(document, selection.selectionSet, value as Answered);
    }
  };
  return {
    all, reached,
    note(query, data) {
      if (typeof data !== 'object' || data === null) return;
      const document = parse(query);
      for (const definition of document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)) walk(document, (definition as OperationDefinitionNode).selectionSet, data as Answered);
    },
  };
}

function fragmentOf({ definitions }: DocumentNode, name: string): FragmentDefinitionNode {
  return definitions.find((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name)!;
}

/** Fields of all types that a query leads to. */
function fieldsOf(schema: GraphQLSchema): Set<string> {
  const seen = new Set<GraphQLObjectType>();
  const todo = [schema.getQueryType()!];
  for (let type = todo.pop(); type; type = todo.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isObjectType(named)) todo.push(named);
      if (isInterfaceType(named) || isUnionType(named)) todo.push(...schema.getPossibleTypes(named));
    }
  }
  return new Set([...seen].flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)));
}
