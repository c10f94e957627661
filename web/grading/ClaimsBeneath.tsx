import { Text } from '@mantine/core';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { ClaimList } from '../incident/ClaimList.tsx';
import { GraphicGate } from '../incident/GraphicGate.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

const GRADED = graphql(`
  query GradedIncident($id: ID!) {
    incident(id: $id) {
      id startDate endDate placeName admin1 country graphic strikeStatus
      killed { min max qualifier } injured { min max qualifier }
      parties { verdict party { id name } }
      claims {
        id allegesHarm credibility speaker withdrawnAt
        killed { min max qualifier } injured { min max qualifier }
        quote { text } accusedParty { name }
        article { title url publishedAt language } source { name reliability }
      }
    }
  }
`);

/** What a grade is given on: what is known of an incident and each source's own words; no word of how it was graded. */
export function ClaimsBeneath({ incidentId }: { incidentId: string }) {
  const { say } = useWords();
  const { range, days } = useFormats();
  const [{ data, error }] = useQuery({ query: GRADED, variables: { id: incidentId } });
  if (error) return <FailureNotice failure={failureOf(error)} />;
  if (!data?.incident) return <Text size="sm">{say('app.loading')}</Text>;
  const { startDate, endDate, placeName, admin1, country, graphic, strikeStatus, killed, injured, parties, claims } = data.incident;
  return (
    <>
      <p className="queue-facts">
        <span>{days(startDate, endDate)}</span>
        <bdi>{[placeName, admin1, country].filter(Boolean).join(', ') || say('app.unknown')}</bdi>
        <span>{say('mark.killed', { value: range(killed) })}</span>
        <span>{say('mark.injured', { value: range(injured) })}</span>
        {strikeStatus && <span>{say('incident.strike')}: {say(`strike.${strikeStatus}`)}</span>}
        {parties.map(({ party, verdict }) => <span key={party.id}><bdi>{party.name}</bdi> ({say(`verdict.${verdict}`)})</span>)}
      </p>
      <GraphicGate graphic={graphic}><ClaimList claims={claims} /></GraphicGate>
    </>
  );
}
