/** One question as each of the two servers takes it. */
export interface Question {
  name: string;
  ours: string[];
  theirs: string[];
  /** What the answer must hold, so that nobody is quick by answering nothing. */
  holds: (answer: string) => boolean;
}

export interface Subjects {
  codes: string[];
  country: string;
  /** First and last day of a month with fifty incidents and more. */
  from: string;
  to: string;
  /** YYYY-MM, 48 months. */
  first: string;
  last: string;
  word: string;
}

const ours = (query: string, variables: object): string => JSON.stringify({ query, variables });

const LOCATION = 'location { name country lat lon }';
const NESTED = `code title startDate country grade lat lon killed { min max } deaths { min max } ${LOCATION} claims { quote { text } speaker killed { min max } source { name kind reliability } }`;
const THEIR_LOCATION = 'locationByLocationId { name country lat lon }';
const THEIR_NESTED = `code title startDate country grade lat lon killedMin killedMax deathsMin deathsMax ${THEIR_LOCATION}
  claimsByIncidentId { nodes { quote speaker killedMin killedMax sourceBySourceId { name kind reliability } } }`;

const count = (text: string, part: string): number => text.split(part).length - 1;

/** The five questions of the measurement. */
export function questions({ codes, country, from, to, first, last, word }: Subjects): Question[] {
  return [
    {
      name: 'one incident',
      ours: codes.map((code) => ours(`query ($code: String) { incident(code: $code) { ${NESTED} } }`, { code })),
      theirs: codes.map((code) => ours(`query ($code: String!) { incidentNowByCode(code: $code) { ${THEIR_NESTED} } }`, { code })),
      holds: (answer) => count(answer, '"reliability"') >= 2,
    },
    {
      name: '50 incidents',
      ours: [ours(`query ($filter: IncidentFilter) { incidents(filter: $filter, first: 50) { nodes { ${NESTED} } } }`, { filter: { from, to, countries: [country] } })],
      theirs: [ours(`query ($country: String!, $from: Date!, $to: Date!) { incidentsOf(inCountry: $country, fromDay: $from, toDay: $to, first: 50) { nodes { ${THEIR_NESTED} } } }`, { country, from, to })],
      holds: (answer) => count(answer, '"code"') === 50 && count(answer, '"reliability"') >= 100,
    },
    {
      name: '48 months',
      ours: [ours('query ($from: String!, $to: String!) { monthlySummaries(from: $from, to: $to) { month allegedEvents headlineEvents killedUnknown killed { min max } injured { min max } } }', { from: first, to: last })],
      theirs: [ours('query ($from: Date!, $to: Date!) { months(fromMonth: $from, toMonth: $to) { nodes { month allegedEvents headlineEvents killedUnknown killedMin killedMax injuredMin injuredMax } } }', { from: `${first}-01`, to: `${last}-01` })],
      holds: (answer) => count(answer, '"allegedEvents"') === 48,
    },
    {
      name: '500 flat',
      ours: [ours('{ incidents(first: 500) { nodes { code title startDate endDate country admin1 placeName lat lon grade cause killed { min max } deaths { min max } } } }', {})],
      theirs: [ours('{ allIncidentNows(first: 500, orderBy: [START_DATE_DESC, ROW_ID_DESC]) { nodes { code title startDate endDate country admin1 placeName lat lon grade cause killedMin killedMax deathsMin deathsMax } } }', {})],
      holds: (answer) => count(answer, '"code"') === 500,
    },
    {
      name: 'text search',
      ours: [ours('query ($text: String!) { search(text: $text, first: 20) { type id title snippet } }', { text: word })],
      theirs: [ours('query ($text: String!) { searchIncidents(words: $text, first: 20) { nodes { id code title placeName } } }', { text: word })],
      holds: (answer) => count(answer, '"id"') === 20,
    },
  ];
}
