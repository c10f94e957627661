import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { Provenance } from './Provenance.tsx';
import type { Incident } from './useIncident.ts';

const PARTS = ['childrenKilled', 'womenKilled', 'menKilled', 'belligerentsKilled'] as const;

/** The conclusions, each by its name. What is unknown says so. */
export function IncidentFacts({ incident }: { incident: Incident }) {
  const { say } = useWords();
  const { range, days } = useFormats();
  const place = [incident.placeName, incident.admin1, incident.country].filter(Boolean).join(', ');
  const origin = incident.overrideReason ? say('incident.overridden', { reason: incident.overrideReason }) : say('incident.derived');
  return (
    <section className="panel">
      <dl className="facts-list">
        <Fact name={say('incident.killed')} hint={origin}><span className="big">{range(incident.killed)}</span><Provenance incident={incident} figure="killed" /></Fact>
        <Fact name={say('incident.injured')}><span className="big">{range(incident.injured)}</span><Provenance incident={incident} figure="injured" /></Fact>
        <Fact name={say('incident.when')} hint={say(`datePrecision.${incident.datePrecision}`)}>{days(incident.startDate, incident.endDate)} {incident.timeOfDay}</Fact>
        <Fact name={say('incident.where')} hint={incident.placePrecision ? say(`placePrecision.${incident.placePrecision}`) : undefined}><bdi>{place || say('app.unknown')}</bdi></Fact>
        <Fact name={say('incident.sources')}>{incident.independentSources}</Fact>
        <Fact name={say('incident.grade')} hint={incident.gradeReason ?? undefined}>{say(`grade.${incident.grade}`)}</Fact>
        {incident.parties.length > 0 && <Fact name={say('incident.parties')}>{incident.parties.map((party) => <PartyLine key={party.party.id} party={party} />)}</Fact>}
        <Fact name={say('incident.cause')}>{say(`cause.${incident.cause}`)}</Fact>
        {incident.strikeStatus && <Fact name={say('incident.strike')}>{say(`strike.${incident.strikeStatus}`)}</Fact>}
        {PARTS.map((part) => incident[part]?.max != null && <Fact key={part} name={say(`facts.${part}`)}>{range(incident[part])}</Fact>)}
        {incident.externalCodes.length > 0 && <Fact name={say('incident.codes')}>{incident.externalCodes.map(({ scheme, code }) => `${scheme} ${code}`).join(', ')}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}{hint && <Text size="xs" c="dimmed" dir="auto">{hint}</Text>}</dd>
    </div>
  );
}

function PartyLine({ party: { party, verdict, conceded } }: { party: Incident['parties'][number] }) {
  const { say } = useWords();
  const { range } = useFormats();
  return (
    <div>
      <bdi>{party.name}</bdi>
      <Text size="xs" c="dimmed">{say('incident.verdict', { verdict: say(`verdict.${verdict}`) })}{conceded?.max != null && `; ${say('incident.conceded', { range: range(conceded) })}`}</Text>
    </div>
  );
}
