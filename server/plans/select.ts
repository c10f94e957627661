import { getNamedType, isObjectType, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { Sight } from './sight.ts';
import { constant, json, jsonOf, type Value } from './values.ts';

/** Thrown where an operation asks for something that no plan knows: resolvers answer it then. */
export class NotPlanned extends Error {}

/** How each field of a type is had. */
export type Fields = Record<string, (field: Select) => Value>;
/** The same for the row that an alias stands for. */
export type FieldsAt = (at: string) => Fields;
export type Args = Record<string, unknown>;

/** Which records of others belong to a row. */
export interface Many {
  from: (at: string) => string;
  where?: (at: string) => string;
  order: (at: string) => string;
}

/** What all selections of one root field share while its plan is made. */
export class Making {
  readonly binds: ((args: Args) => unknown)[] = [];
  /** Whether something selected depends on the desk's switches: the statement then joins `desk_now`. */
  readsDesk = false;
  /** Whether records of other tables are selected. */
  nested = false;
  /** Joins of the subquery that is being made; null on top of the statement. */
  joined: string[] | null = null;
  private aliases = 0;

  constructor(
    readonly schema: GraphQLSchema,
    readonly fragments: Record<string, FragmentDefinitionNode>,
    /** For @skip and @include. */
    readonly variables: Record<string, unknown>,
    readonly sight: Sight,
    /** Arguments of the request that the plan is made for; the plan may depend on which are there, not on what they are. */
    readonly args: Args,
  ) {}

  alias(name: string): string {
    return `${name}${(this.aliases += 1)}`;
  }

  /** What the statement's `from` ends with. A join and not a subquery at each use: planning those took longer than the statement ran. */
  get joins(): string {
    return this.readsDesk ? ' left join (select power(10::float8, coordinate_decimals) as cells from desk limit 1) desk_now on true' : '';
  }

  /** A parameter of the statement, read from the arguments of each request. */
  bind(type: string, read: (args: Args) => unknown): string {
    return `$${this.binds.push(read)}::${type}`;
  }
}

/** One selected field, by all its nodes in the document. */
export class Select {
  constructor(
    readonly making: Making,
    readonly nodes: readonly FieldNode[],
    private readonly type: GraphQLObjectType | null,
  ) {}

  get typeName(): string | undefined {
    return this.type?.name;
  }

  /** The same field for another statement. */
  anew(): Select {
    const { schema, fragments, variables, sight, args } = this.making;
    return new Select(new Making(schema, fragments, variables, sight, args), this.nodes, this.type);
  }

  /** What is selected of it, by response key. @throws NotPlanned */
  selected(): { key: string; name: string; field: Select }[] {
    const { making, type, nodes } = this;
    if (!type) throw new NotPlanned('a union or an interface');
    return [...collectSubfields(making.schema, making.fragments, making.variables, type, nodes)].map(([key, inner]) => {
      const [{ name: { value: name }, arguments: given } = { name: { value: '' } }] = inner;
      if (name === '__typename') return { key, name, field: new Select(making, inner, null) };
      if (given && given.length > 0) throw new NotPlanned(`arguments of ${type.name}.${name}`);
      const output = type.getFields()[name]?.type;
      if (!output) throw new NotPlanned(`${type.name}.${name}`);
      const named = getNamedType(output);
      return { key, name, field: new Select(making, inner, isObjectType(named) ? named : null) };
    });
  }

  /** The selected fields out of those that are known. @throws NotPlanned for others */
  pick(fields: Fields, nullWith?: string): Value {
    return {
      kind: 'object', nullWith,
      fields: this.selected().map(({ key, name, field }) => {
        if (name === '__typename') return [key, constant(this.typeName)];
        const make = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (!make) throw new NotPlanned(`${this.type?.name}.${name}`);
        return [key, make(field)];
      }),
    };
  }

  /**
   * The record of a table that a column names. Within a subquery it is joined: a subquery in it would be run for each of its rows. On top of the
   * statement it is one, so that records are only read for the rows that a limit leaves.
   */
  one(alias: string, table: string, id: string, fields: FieldsAt): Value {
    const { making } = this;
    const at = making.alias(alias);
    if (!making.joined) {
      const { body, joins } = this.subquery(fields(at));
      return json(`(select ${body} from ${table} ${at}${joins} where ${at}.id = ${id})`);
    }
    making.joined.push(` left join ${table} ${at} on ${at}.id = ${id}`);
    return json(`case when ${at}.id is not null then ${jsonOf(this.pick(fields(at)))} end`);
  }

  /** Other records, in an order, by a `from` clause and its conditions. */
  many(alias: string, { from, where, order }: Many, fields: FieldsAt): Value {
    const at = this.making.alias(alias);
    const { body, joins } = this.subquery(fields(at));
    return json(`(select '[' || coalesce(string_agg(${body}, ',' order by ${order(at)}), '') || ']' from ${from(at)}${joins}${where ? ` where ${where(at)}` : ''})`);
  }

  private subquery(fields: Fields): { body: string; joins: string } {
    const { making } = this;
    making.nested = true;
    const outer = making.joined;
    const joined: string[] = [];
    making.joined = joined;
    const body = jsonOf(this.pick(fields));
    making.joined = outer;
    return { body, joins: joined.join('') };
  }
}
