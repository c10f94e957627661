import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType,
  type GraphQLArgument, type GraphQLInputField, type GraphQLInputType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** Values that are there: ids of each type, codes, cursors. */
export type Known = Readonly<Record<string, readonly string[]>>;

export interface RandomQuery {
  query: string;
  variables: Record<string, unknown>;
}

type Random = () => number;

const TEXTS: Record<string, readonly string[]> = {
  month: ['2017-01', '2017-06', '2018-02', '1999-12'], from: ['2017-01', '2017-05'], to: ['2017-06', '2018-03'],
  countries: ['SY', 'IQ', 'FJ', 'XX'], country: ['SY', 'IQ', 'XX'], admin1: ['Raqqa', 'Nineveh', 'Nowhere'], parties: ['US-led Coalition', 'Russia', 'Nobody'], party: ['US-led Coalition', 'Russia'],
  text: ['strike', 'raqqa', 'الرقة', 'a', 'market of', '%_', '"', 'CD-7'], publisher: ['A monitor', 'Nobody'], languages: ['en', 'ar'],
};
const NUMBERS: Record<string, readonly number[]> = {
  south: [-90, -20, 30, 35.5], north: [36, 37.25, 90], west: [-180, 38, 178], east: [40, 44, -179, 180], lat: [35.95, -17, 90], lon: [39.01, 180, -179.5], metres: [0, 5_000, 700_000],
  zoom: [0, 2, 4, 7], first: [1, 3, 20], last: [1, 3, 20], relevanceAtLeast: [0, 0.5, 1],
};
const DATES = ['2017-01-15', '2017-06-13', '2018-02-28', '2030-01-01'];
const DEEPEST = 6;

/** Makes valid operations from the schema alone; values come from `known` and from the names of fields. */
export function generator(schema: GraphQLSchema, known: Known, random: Random): () => RandomQuery {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chance = (share: number) => random() < share;
  let variables: Record<string, unknown> = {};
  let declared: string[] = [];
  let fragments: string[] = [];

  const leaf = (type: string, name: string, owner: string): unknown => {
    if (type === 'ID') return one(known[owner] ?? known['any']!);
    if (type === 'Cursor') return one(known['cursors']!);
    if (type === 'Date') return one(DATES);
    if (type === 'DateTime') return chance(0.5) ? new Date().toISOString() : `${one(DATES)}T12:00:00Z`;
    if (type === 'Boolean') return chance(0.5);
    if (type === 'Int') return NUMBERS[name] ? Math.trunc(one(NUMBERS[name])) : Math.floor(random() * 12);
    if (type === 'Float') return one(NUMBERS[name] ?? [0, 0.5, 39]);
    return one(known[`text:${name}`] ?? TEXTS[name] ?? ['strike', 'x', '']);
  };
  const value = (type: GraphQLInputType, name: string, owner: string): unknown => {
    if (isNonNullType(type)) return value(type.ofType, name, owner);
    if (isListType(type)) return Array.from({ length: Math.floor(random() * 3) }, () => value(type.ofType, name, owner));
    if (isEnumType(type)) return one(type.getValues()).name;
    if (!isInputObjectType(type)) return leaf(type.name, name, owner);
    return Object.fromEntries(Object.values(type.getFields()).filter(wanted(0.25)).map((field) => [field.name, value(field.type, field.name, owner)]));
  };
  const wanted = (share: number) => ({ type }: GraphQLArgument | GraphQLInputField) => isNonNullType(type) || chance(share);

  /** Paging that its field takes: one direction, one cursor. */
  const chosen = (args: readonly GraphQLArgument[]): readonly GraphQLArgument[] => {
    const forwards = chance(0.7);
    const off = forwards ? ['last', 'before'] : ['first', 'after'];
    const paged = args.some(({ name }) => name === 'last');
    return args.filter((arg) => !(paged && off.includes(arg.name))).filter((arg) => wanted(arg.name === 'first' || arg.name === 'last' ? 0.9 : ['after', 'before'].includes(arg.name) ? 0.08 : 0.4)(arg));
  };
  const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
    const by = one(['code', 'id']);
    const args = field.name === 'incident' && field.args.length > 0 ? field.args.filter(({ name }) => name === by) : chosen(field.args);
    const given = args.map((arg) => {
      const name = `v${declared.length}`;
      declared.push(`$${name}: ${String(arg.type)}`);
      variables[name] = value(arg.type, arg.name, field.name);
      return `${arg.name}: $${name}`;
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  };
  const fieldText = (field: GraphQLField<unknown, unknown>, depth: number, number: number): string => {
    const type = getNamedType(field.type);
    const alias = chance(0.15) || number > 0 ? `a${number}_${Math.floor(random() * 1e6)}: ` : '';
    const directive = chance(0.05) ? one([' @include(if: true)', ' @skip(if: false)', ' @skip(if: true)']) : '';
    const selection = isLeafType(type) ? '' : ` { ${selectionOf(type.name, depth + 1)} }`;
    return `${alias}${field.name}${argumentsOf(field)}${directive}${selection}`;
  };
  const selectionOf = (typeName: string, depth: number): string => {
    const type = schema.getType(typeName);
    if (isInterfaceType(type) || isUnionType(type)) {
      const options = schema.getPossibleTypes(type);
      return `__typename ${Array.from({ length: 2 }, () => one(options)).map(({ name }) => `... on ${name} { __typename ${leavesOf(name).map((each) => `${name}_${each}: ${each}`).join(' ')} }`).join(' ')}`;
    }
    const fields = Object.values((type as GraphQLObjectType).getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const nested = depth >= DEEPEST ? [] : fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const connection = typeName.endsWith('Connection') || typeName.endsWith('Edge');
    const picked = [...leaves.filter(() => chance(0.4)), ...nested.filter(({ name }) => (connection ? chance(0.6) : chance(0.25)) && (name !== 'edges' || chance(0.4)))];
    const text = `__typename ${picked.map((field) => fieldText(field, depth, 0)).join(' ')}`;
    if (!chance(0.1) || text.includes('$') || !isObjectType(type)) return text;
    fragments.push(`fragment F${fragments.length} on ${typeName} { ${text} }`);
    return `...F${fragments.length - 1}`;
  };
  const leavesOf = (name: string): string[] => Object.values((schema.getType(name) as GraphQLObjectType).getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0).map((field) => field.name).slice(0, 4);

  return () => {
    [variables, declared, fragments] = [{}, [], []];
    const fields = Object.values(schema.getQueryType()!.getFields());
    const roots = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, number) => fieldText(one(fields), 1, number));
    return { query: `query Random${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${roots.join(' ')} } ${fragments.join(' ')}`, variables };
  };
}
