import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import { IncidentLine } from '../item/IncidentLine.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

const WHY = graphql(`
  query Why($month: String!, $scope: SummaryScope) {
    why(month: $month, scope: $scope, first: 50) {
      incidentCount next
      contributions {
        incident { ...IncidentLine }
        claims { claim { id source { name } quote { text } } evidence { url sha256 fetchedAt } }
      }
    }
  }
`);

/** A month's figure opened up: its incidents, the sentences they rest on, and the hash of the bytes that were read. */
export function WhyMonth({ month, country }: { month: string; country: string }) {
  const { say } = useWords();
  const { month: monthName } = useFormats();
  const [open, setOpen] = useState(false);
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('months.why')}</summary>
      {open && <section aria-label={say('months.whyTitle', { month: monthName(month) })}><Contributions month={month} country={country} /></section>}
    </details>
  );
}

function Contributions({ month, country }: { month: string; country: string }) {
  const { say } = useWords();
  const [{ data }] = useQuery({ query: WHY, variables: { month, scope: country.length === 2 ? { country: country.toUpperCase() } : null } });
  if (!data) return <p>{say('app.loading')}</p>;
  return (
    <ul className="lines">
      {data.why.contributions.map(({ incident, claims }) => (
        <li key={incident.id}>
          <IncidentLine incident={incident} />
          {claims.map(({ claim, evidence }) => (
            <p key={claim.id} className="queue-meta">
              <bdi>{claim.source.name}</bdi> {claim.quote && <q dir="auto">{claim.quote.text}</q>} {evidence && <code title={evidence.sha256} dir="ltr">{evidence.sha256.slice(0, 12)}…</code>}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
