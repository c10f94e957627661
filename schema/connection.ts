import 'reflect-metadata';
import { GraphQLScalarType, Kind } from 'graphql';
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';

/** Types that refer to each other hide the class behind this alias, so that the emitted metadata doesn't need it early. */
export type Relation<T> = T;

const LONGEST_CURSOR = 500;

export const CursorScalar = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: 'A place in a list or feed. Opaque: give back what you were given.',
  serialize: (value) => String(value),
  parseValue: checkCursor,
  parseLiteral: (node) => checkCursor(node.kind === Kind.STRING ? node.value : null),
});

function checkCursor(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST_CURSOR) throw new TypeError('A cursor is a string that this API gave out');
  return value;
}

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => CursorScalar, { nullable: true }) startCursor!: string | null;
  @Field(() => CursorScalar, { nullable: true }) endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many, from the start; 20 where neither first nor last is given.' })
  first?: number | null;

  @Field(() => CursorScalar, { nullable: true }) after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many, from the end.' })
  last?: number | null;

  @Field(() => CursorScalar, { nullable: true }) before?: string | null;
}

export interface Edge<T> {
  node: T;
  cursor: string;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  /** Counted only when it is asked for. */
  totalCount: () => Promise<number>;
}

/** The Relay connection of a type: edges, nodes, page info, exact total. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`)
  class NodeEdge implements Edge<T> {
    @Field(() => node) node!: T;
    @Field(() => CursorScalar) cursor!: string;
  }

  // Simple resolvers call totalCount only when it is asked for.
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class NodeConnection {
    @Field(() => [NodeEdge]) edges!: NodeEdge[];
    @Field(() => [node], { description: 'The nodes of the edges, for those who don\'t need cursors.' }) nodes!: T[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'Exact number of records that the filter matches, on all pages.' }) totalCount!: () => Promise<number>;
  }
  return NodeConnection as unknown as ClassType<Connection<T>>;
}
