import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLArgument, type GraphQLInputField, type GraphQLInputType } from 'graphql';

/** Global ids of records that are there. */
export interface KnownIds {
  item: string;
  incident: string;
  other: string;
  note: string;
  source: string;
  job: string;
  location: string;
  claim: string;
  victim: string;
  /** A colleague at the desk. */
  user: string;
  /** A remark of the asker's own. */
  remark: string;
  rule: string;
  /** A saved filter of the asker's own. */
  filter: string;
  ticket: string;
  key: string;
  webhook: string;
  /** A message to it. */
  delivery: string;
}

export interface Leaf {
  /** Where the value stands in the variables. */
  path: (string | number)[];
  /** Name of its scalar. */
  type: string;
}

const TEXTS: Record<string, string> = {
  month: '2017-06', from: '2017-06', to: '2017-07', country: 'SY', countries: 'SY', url: 'https://paper.example/page', homepage: 'https://paper.example/', timeOfDay: '10:00', email: 'new@desk.example',
};
const NUMBERS: Record<string, number> = { min: 1, max: 5, start: 0, end: 5, first: 5, lat: 35, lon: 39, north: 36, south: 35, east: 40, west: 39, credibility: 3 };
/** Left out unless it is their turn to be hostile: they exclude others, or make a retry of the next call. */
const LEFT_OUT = new Set(['before', 'last', 'fence', 'clientMutationId', 'asOf', 'after']);

/** Variables that an operation can use, and every place in them that takes text, a number or a date. */
export function plausibleVariables(operation: string, args: readonly GraphQLArgument[], ids: KnownIds): { variables: Record<string, unknown>; leaves: Leaf[] } {
  const leaves: Leaf[] = [];
  const variables: Record<string, unknown> = {};
  for (const arg of args) add(variables, arg, [], { operation, ids, leaves });
  return { variables, leaves };
}

interface Walk {
  operation: string;
  ids: KnownIds;
  leaves: Leaf[];
}

function add(object: Record<string, unknown>, { name, type }: GraphQLArgument | GraphQLInputField, path: (string | number)[], walk: Walk): void {
  const value = plausible(type, name, [...path, name], walk);
  const alternative = name === 'code' && path.length === 0;
  if (!LEFT_OUT.has(name) && !alternative) object[name] = value;
}

function plausible(type: GraphQLInputType, name: string, path: (string | number)[], walk: Walk): unknown {
  if (isNonNullType(type)) return plausible(type.ofType, name, path, walk);
  if (isListType(type)) return [plausible(type.ofType, name, [...path, 0], walk)];
  if (isEnumType(type)) return type.getValues().at(-1)?.name;
  if (isInputObjectType(type)) {
    const object: Record<string, unknown> = {};
    for (const field of Object.values(type.getFields())) add(object, field, path, walk);
    return object;
  }
  walk.leaves.push({ path, type: type.name });
  if (type.name === 'ID') return path.includes('victims') ? walk.ids.victim : idOf(name, walk);
  if (type.name === 'Date') return '2017-06-13';
  if (type.name === 'DateTime') return '2030-06-13T00:00:00Z';
  if (type.name === 'Int' || type.name === 'Float') return NUMBERS[name] ?? 1;
  if (type.name === 'Boolean') return true;
  // A victim under embargo must not be named by the other texts.
  const text = path.includes('victims') ? 'Nobody here' : `Some ${name}`;
  return type.name === 'JSON' ? {} : (TEXTS[name] ?? text);
}

function idOf(name: string, { operation, ids }: Walk): string {
  if (/^incidentIds?$/.test(name)) return ids.incident;
  if (name === 'intoId') return ids.other;
  if (name === 'locationId') return ids.location;
  if (name === 'claimIds') return ids.claim;
  if (name.startsWith('source')) return ids.source;
  if (/^(assignedTo|assigneeId|mentions|userId)$/.test(name) || /UserRole|disableUser|SecondFactor/.test(operation)) return ids.user;
  if (name === 'delivery') return ids.delivery;
  if (/[wW]ebhook/.test(operation)) return ids.webhook;
  if (/Ticket/.test(operation)) return ids.ticket;
  if (/ApiKey/.test(operation)) return ids.key;
  if (name === 'reviewItemId' || name === 'similarToItem') return ids.item;
  if (name === 'rule' || /Rule/.test(operation)) return ids.rule;
  if (/Filter/.test(operation)) return ids.filter;
  if (/Remark|MentionsRead/.test(operation)) return ids.remark;
  if (/ReviewItem|reviewItem|renewClaim|attach|Selection/.test(operation)) return ids.item;
  if (/Source/.test(operation)) return ids.source;
  if (/ScrapeJob/.test(operation)) return ids.job;
  return /Record/.test(operation) ? ids.note : ids.incident;
}

/** A copy of the variables with another value at one place, whatever was on the way there. */
export function withValue(variables: unknown, [step, ...rest]: (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') return [withValue(Array.isArray(variables) ? variables[step] : undefined, rest, value)];
  const object = (typeof variables === 'object' && variables !== null ? variables : {}) as Record<string, unknown>;
  return { ...object, [step]: withValue(object[step], rest, value) };
}
