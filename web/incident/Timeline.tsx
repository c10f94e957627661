import { Text, Title } from '@mantine/core';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

/** Every assessment so far, newest first: nothing is overwritten, so any past figure can be read here. */
export function Timeline({ incident }: { incident: Incident }) {
  const { say } = useWords();
  const { range, instant, days } = useFormats();
  return (
    <section aria-labelledby="assessments">
      <Title order={2} size="h5" id="assessments" mb="xs">{say('incident.history')}</Title>
      <ol className="timeline" reversed>
        {incident.history.toReversed().map((assessment) => (
          <li key={assessment.version} data-current={assessment.version === incident.version || undefined}>
            <Text size="sm" fw={600}>{say('incident.version', { n: assessment.version })}{assessment.version === incident.version && ` (${say('incident.current')})`}</Text>
            <p className="queue-facts">
              <GradeBadge grade={assessment.grade} />
              <span>{say('mark.killed', { value: range(assessment.killed) })}</span>
              <span>{say('mark.injured', { value: range(assessment.injured) })}</span>
              <span>{days(assessment.startDate, assessment.endDate)}</span>
            </p>
            {assessment.gradeReason && <Text size="sm" dir="auto">{assessment.gradeReason}</Text>}
            {assessment.overrideReason && <Text size="sm" dir="auto">{assessment.overrideReason}</Text>}
            <Text size="xs" c="dimmed">{instant(assessment.recordedAt)} · {say(`record.${assessment.state}`)}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
