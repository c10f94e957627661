import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType,
  type GraphQLArgument, type GraphQLInputField, type GraphQLInputType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** Values that are there, by the name of the field or argument that takes them: ids, cursors, codes, instants; `any` for all other ids. */
export type Known = Readonly<Record<string, readonly string[]>>;

export interface RandomQuery {
  query: string;
  variables: Record<string, unknown>;
}

type Random = () => number;

const TEXTS: Record<string, readonly string[]> = {
  month: ['2017-01', '2017-06', '2018-02', '1999-12'], from: ['2017-01', '2017-05'], to: ['2017-06', '2018-03'],
  countries: ['SY', 'IQ', 'FJ', 'XX'], country: ['SY', 'IQ', 'XX'], admin1: ['Raqqa', 'Nineveh', 'Nowhere'], parties: ['US-led Coalition', 'Russia', 'Nobody'], party: ['US-led Coalition', 'Russia'],
  text: ['strike', 'raqqa', 'الرقة', 'a', 'market of', '%_', '"', 'CD-7'], publisher: ['A monitor', 'Nobody'], languages: ['en', 'ar'], keywords: ['raid', 'strike'], pattern: ['r.id', '(a|b)+'], tag: ['raid'], tags: ['raid', 'other'],
};
const NUMBERS: Record<string, readonly number[]> = {
  south: [-90, -20, 30, 35.5], north: [36, 37.25, 90], west: [-180, 38, 178], east: [40, 44, -179, 180], lat: [35.95, -17, 90], lon: [39.01, 180, -179.5], metres: [0, 5_000, 700_000],
  zoom: [0, 2, 4, 7, 12], from: [1, 2], to: [2], minutes: [1, 30], first: [1, 3, 20], last: [1, 3, 20], relevanceAtLeast: [0, 0.5, 1],
};
const DATES = ['2017-01-15', '2017-06-13', '2018-02-28', '2030-01-01'];
const DEEPEST = 6;
/** Fields of an operation after which it asks for no more objects. */
const MOST_FIELDS = 80;
const isNested = (field: GraphQLField<unknown, unknown>) => !isLeafType(getNamedType(field.type));

/**
 * Makes valid operations from the schema alone; values come from `known` and from the names of fields.
 * @param missing whether a `Type.field` has not been answered yet: every other operation goes where such fields are near
 */
export function generator(schema: GraphQLSchema, known: Known, random: Random, missing: (field: string) => boolean): () => RandomQuery {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chance = (share: number) => random() < share;
  let variables: Record<string, unknown> = {};
  let declared: string[] = [];
  let fragments: string[] = [];

  const leaf = (type: string, name: string, owner: string): unknown => {
    if (type === 'ID') return one((owner === 'node' && known[`node:${one(nodes)}`]) || (known[owner] ?? known[name] ?? known['any']!));
    if (type === 'Cursor') return one((chance(0.7) && known[`cursor:${owner}`]) || known['cursors']!);
    if (type === 'Date') return one(DATES);
    if (type === 'DateTime') return chance(0.4) ? new Date().toISOString() : chance(0.7) ? one(known['instants']!) : `${one(DATES)}T12:00:00Z`;
    if (type === 'Boolean') return chance(0.5);
    if (type === 'Int') return NUMBERS[name] ? Math.trunc(one(NUMBERS[name])) : Math.floor(random() * 12);
    if (type === 'Float') return one(NUMBERS[name] ?? [0, 0.5, 39]);
    return one(known[`text:${name}`] ?? TEXTS[name] ?? ['strike', 'raid', '']);
  };
  const value = (type: GraphQLInputType, name: string, owner: string): unknown => {
    if (isNonNullType(type)) return value(type.ofType, name, owner);
    if (isListType(type)) return Array.from({ length: Math.floor(random() * 3) }, () => value(type.ofType, name, owner));
    if (isEnumType(type)) return one(type.getValues()).name;
    if (!isInputObjectType(type)) return leaf(type.name, name, owner);
    return Object.fromEntries(Object.values(type.getFields()).filter(wanted(owner === 'tryRule' ? 0.4 : 0.25)).map((field) => [field.name, value(field.type, field.name, owner)]));
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
  const fieldText = (field: GraphQLField<unknown, unknown>, above: readonly string[], alias: string): string => {
    left -= 1;
    const directive = chance(0.05) ? one([' @include(if: true)', ' @skip(if: false)', ' @skip(if: true)']) : '';
    // Before its arguments: of `node` the id is one of a type that is asked for.
    const selection = isNested(field) ? ` { ${selectionOf(getNamedType(field.type).name, [...above, getNamedType(field.type).name])} }` : '';
    return `${alias && `${alias}_${field.name}: `}${field.name}${argumentsOf(field)}${directive}${selection}`;
  };
  const selectionOf = (typeName: string, above: readonly string[]): string => {
    const type = schema.getType(typeName);
    if (isInterfaceType(type) || isUnionType(type)) {
      // Under names of their own: answers of different types may not share one.
      const options = [0, 1].map(() => nearest([...schema.getPossibleTypes(type)], (each) => distanceOf(each)));
      nodes = options.map(({ name }) => name);
      return `__typename ${[...new Set(options)].map((each) => `... on ${each.name} { __typename ${fieldsText(each, above, each.name)} }`).join(' ')}`;
    }
    const text = `__typename ${fieldsText(type as GraphQLObjectType, above, '')}`;
    if (!chance(0.1) || text.includes('$')) return text;
    fragments.push(`fragment F${fragments.length} on ${typeName} { ${text} }`);
    return `...F${fragments.length - 1}`;
  };
  const fieldsText = (type: GraphQLObjectType, above: readonly string[], alias: string): string => {
    const connection = /(Connection|Edge)$/.test(type.name);
    const wantedHere = (field: GraphQLField<unknown, unknown>): boolean => {
      if (isNested(field) && (above.length >= DEEPEST || left <= 0)) return false;
      if (above.includes(getNamedType(field.type).name) && !chance(0.1)) return false; // circles soon cost more than is allowed
      if (guided && missing(`${type.name}.${field.name}`)) return chance(0.8);
      if (!isNested(field)) return chance(0.4);
      if (guided && chance(0.5 / distanceTo(field))) return true;
      return chance(!connection ? 0.2 : field.name === 'edges' ? 0.25 : 0.6);
    };
    // Objects in any order: what comes first may take all that is left.
    const texts = Object.values(type.getFields()).toSorted(() => random() - 0.5).map((field) => (wantedHere(field) ? fieldText(field, above, alias || (chance(0.15) ? `a${Math.floor(random() * 1e6)}` : '')) : ''));
    return texts.filter(Boolean).join(' ');
  };

  let left = 0;
  let nodes: string[] = [];
  let guided = false;
  let distances = new Map<string, number>();
  const distanceOf = ({ name }: { name: string }) => distances.get(name) ?? Infinity;
  const distanceTo = (field: GraphQLField<unknown, unknown>) => 1 + distanceOf(getNamedType(field.type));
  /** By chance; when guided, one of those with the least distance. */
  const nearest = <T>(options: readonly T[], distance: (option: T) => number): T => {
    const least = Math.min(...options.map(distance));
    return one(guided && least < Infinity && chance(0.8) ? options.filter((option) => distance(option) === least) : options);
  };

  return () => {
    [variables, declared, fragments] = [{}, [], []];
    left = MOST_FIELDS;
    guided = chance(0.5);
    if (guided) distances = distancesOf(schema, missing);
    const query = schema.getQueryType()!;
    const fields = Object.values(query.getFields());
    const distance = (field: GraphQLField<unknown, unknown>) => (missing(`Query.${field.name}`) ? 0 : distanceTo(field));
    const roots = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, number) => fieldText(nearest(fields, distance), [], number > 0 || chance(0.15) ? `a${number}` : ''));
    return { query: `query Random${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${roots.join(' ')} } ${fragments.join(' ')}`, variables };
  };
}

/** How many steps each type is from one with a missing field; types from which none can be reached are absent. */
function distancesOf(schema: GraphQLSchema, missing: (field: string) => boolean): Map<string, number> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type) || isUnionType(type));
  const next = new Map(types.map((type) => [type.name, isObjectType(type) ? Object.values(type.getFields()).map((field) => getNamedType(field.type).name) : schema.getPossibleTypes(type).map(({ name }) => name)]));
  const distances = new Map(types.filter((type) => isObjectType(type) && Object.keys(type.getFields()).some((field) => missing(`${type.name}.${field}`))).map(({ name }) => [name, 0]));
  for (let step = 1, grown = true; grown; step += 1) {
    const found = types.filter(({ name }) => !distances.has(name) && next.get(name)!.some((other) => distances.has(other)));
    for (const { name } of found) distances.set(name, step);
    grown = found.length > 0;
  }
  return distances;
}
