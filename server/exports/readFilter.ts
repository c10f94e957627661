import { coerceInputValue, isInputType, type GraphQLSchema } from 'graphql';
import { DeskError } from '../errors.ts';
import { unkeepable } from '../guardInputs.ts';
import type { ExportWhat } from './columns.ts';
import type { Filters } from './filters.ts';

const INPUTS: Record<ExportWhat, string> = {
  incidents: 'IncidentFilter', notes: 'NoteFilter', tallies: 'TallyFilter', statements: 'StatementFilter', changes: 'ChangeFilter',
};

/** The short spellings of the usual conditions, alike on the command line and in an address. */
export interface ShortFilter {
  /** First and last day, YYYY-MM-DD. */
  from?: string | undefined;
  to?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: readonly string[] | undefined;
  grade?: readonly string[] | undefined;
  /** Names or global ids. */
  party?: readonly string[] | undefined;
}

/**
 * The filter of an export, by the very input type of the API's list of the same records.
 * @param json the whole input as JSON; short spellings are added to it
 * @throws DeskError BAD_USER_INPUT that names the field
 */
export function readFilter<What extends ExportWhat>(schema: GraphQLSchema, what: What, json: string | undefined, short: ShortFilter): Filters[What] {
  const { from, to, country, grade, party } = short;
  const given = {
    ...parse(json), ...(from && { from }), ...(to && { to }),
    ...(country?.length && { countries: country }), ...(grade?.length && { grades: grade }), ...(party?.length && { parties: party }),
  };
  const type = schema.getType(INPUTS[what]);
  if (!isInputType(type)) throw new Error(`${INPUTS[what]} is not an input of the schema`);
  const filter = coerceInputValue(given, type, (path, _value, { message }) => {
    throw new DeskError('BAD_USER_INPUT', `The filter can't be used${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`);
  }) as Filters[What];
  const fault = unkeepable(filter);
  if (fault !== null) throw new DeskError('BAD_USER_INPUT', `The filter can't be used: ${fault}`);
  return filter;
}

function parse(json: string | undefined): object {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // told below
  }
  throw new DeskError('BAD_USER_INPUT', 'The filter must be a JSON object such as {"countries":["SY"]}');
}
