import { Link } from 'wouter';
import { graphql } from '../gql/index.ts';
import type { IncidentLineFragment } from '../gql/graphql.ts';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { useFormats } from '../words/useFormats.ts';

graphql(`
  fragment IncidentLine on Incident {
    id code version grade title placeName country startDate endDate killed { min max qualifier }
  }
`);

export type IncidentLineData = IncidentLineFragment;

/** An incident in two lines. */
export function IncidentLine({ incident }: { incident: IncidentLineData }) {
  const { days, range } = useFormats();
  return (
    <>
      <Link href={`/incidents/${incident.code}`} className="line-link" dir="auto">{incident.title ?? incident.placeName ?? incident.code}</Link>
      <span className="queue-meta">
        <GradeBadge grade={incident.grade} /> <span>{incident.code}</span> <span>{days(incident.startDate, incident.endDate)}</span> <bdi>{incident.placeName ?? incident.country}</bdi> <span>{range(incident.killed)}</span>
      </span>
    </>
  );
}
