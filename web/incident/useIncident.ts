import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import type { IncidentQuery } from '../gql/graphql.ts';

const INCIDENT = graphql(`
  query Incident($code: String!) {
    incident(code: $code) {
      id code version state grade gradeReason title startDate endDate datePrecision timeOfDay placeName admin1 country lat lon radius placePrecision
      cause strikeStatus graphic independentSources overrideReason recordedAt
      killed { min max qualifier } injured { min max qualifier } deaths { min max qualifier }
      childrenKilled { min max qualifier } womenKilled { min max qualifier } menKilled { min max qualifier } belligerentsKilled { min max qualifier }
      externalCodes { scheme code }
      parties { verdict verdictOn reference party { id name } conceded { min max qualifier } }
      claims {
        id allegesHarm credibility speaker withdrawnAt
        killed { min max qualifier } injured { min max qualifier }
        quote { text } accusedParty { name }
        article { title url publishedAt language } source { name reliability }
      }
      victims { id name nameAr ageClass sex status embargoed }
      history {
        id version state grade gradeReason overrideReason recordedAt recordedByRole recordedByName changeReason title startDate endDate placeName cause independentSources
        killed { min max qualifier } injured { min max qualifier } parties { party { name } }
      }
    }
  }
`);

export type Incident = NonNullable<IncidentQuery['incident']>;

/** An incident by any code that it is known under. */
export function useIncident(code: string) {
  const [{ data, error }, again] = useQuery({ query: INCIDENT, variables: { code } });
  return { incident: data?.incident, missing: data?.incident === null, error, refresh: () => again({ requestPolicy: 'network-only' }) };
}
