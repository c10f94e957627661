import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

interface Props {
  incident: Incident;
  figure: 'killed' | 'injured';
}

/** What a figure rests on: each source's own number with the sentence that says it, and which of them set its ends. */
export function Provenance({ incident, figure }: Props) {
  const { say } = useWords();
  const { range } = useFormats();
  const counted = incident.claims.filter((claim) => claim[figure]?.min != null || claim[figure]?.max != null);
  if (counted.length === 0) return null;
  const whole = incident[figure];
  return (
    <details className="more">
      <summary>{say('incident.why')}</summary>
      <ul className="lines">
        {counted.map((claim) => (
          <li key={claim.id}>
            <strong>{range(claim[figure])}</strong> <bdi>{claim.source.name}</bdi>
            {claim.withdrawnAt && <span className="queue-warning"> {say('incident.withdrawn')}</span>}
            {whole?.min != null && claim[figure]?.min === whole.min && <span className="end"> {say('incident.setsLow')}</span>}
            {whole?.max != null && claim[figure]?.max === whole.max && <span className="end"> {say('incident.setsHigh')}</span>}
            {claim.quote && <q dir="auto" lang={claim.article?.language ?? undefined}>{claim.quote.text}</q>}
          </li>
        ))}
      </ul>
    </details>
  );
}
