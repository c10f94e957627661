import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import type { MonthsQuery } from '../gql/graphql.ts';

const MONTHS = graphql(`
  query Months($from: String!, $to: String!, $scope: SummaryScope) {
    monthlySummaries(from: $from, to: $to, scope: $scope) {
      month allegedEvents headlineEvents killedUnknown injuredUnknown
      killed { min max }
      injured { min max }
      change { percent low high signCertain }
      rank { rank of deadliestSince }
      byGrade { grade events harmEvents killed { min max } }
      publishedTallies { gap { min max events } tally { id publisher area events changePercent killed { min max qualifier } accusedParty { name } article { url title } quote { text } } }
    }
  }
`);

export type Month = MonthsQuery['monthlySummaries'][number];

export function useMonths(from: string, to: string, country: string) {
  const [{ data, error, fetching }, again] = useQuery({ query: MONTHS, variables: { from, to, scope: country.length === 2 ? { country: country.toUpperCase() } : null } });
  return { months: data?.monthlySummaries, error, fetching, refresh: () => again({ requestPolicy: 'network-only' }) };
}
