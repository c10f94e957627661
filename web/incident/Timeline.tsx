import { Text, Title } from '@mantine/core';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { differencesOf } from './differences.ts';
import type { Incident } from './useIncident.ts';

type Assessment = Incident['history'][number];

/** Every assessment so far, newest first, each with what it changed: nothing is overwritten, so any past figure can be read here. */
export function Timeline({ incident }: { incident: Incident }) {
  const { say } = useWords();
  const { history } = incident;
  return (
    <section aria-labelledby="assessments">
      <Title order={2} size="h5" id="assessments" mb="xs">{say('incident.history')}</Title>
      <ol className="timeline" reversed>
        {history.map((assessment, index) => (
          <li key={assessment.version} data-current={assessment.version === incident.version || undefined}>
            <Entry assessment={assessment} before={history[index - 1]} current={assessment.version === incident.version} />
          </li>
        )).toReversed()}
      </ol>
    </section>
  );
}

function Entry({ assessment, before, current }: { assessment: Assessment; before: Assessment | undefined; current: boolean }) {
  const { say } = useWords();
  const formats = useFormats();
  const { instant, range, days } = formats;
  const who = assessment.recordedByName ?? (assessment.recordedByRole ? say(`role.${assessment.recordedByRole}`) : say('incident.byProgram'));
  return (
    <>
      <Text size="sm" fw={600}>{say('incident.version', { n: assessment.version })}{current && ` (${say('incident.current')})`}</Text>
      {before ? (
        <ul className="changed">
          {differencesOf(before, assessment, formats, say).map(({ name, from, to }) => <li key={name}>{name}: <del dir="auto">{from}</del> <span aria-hidden>→</span> <ins dir="auto">{to}</ins></li>)}
        </ul>
      ) : (
        <p className="queue-facts">
          <GradeBadge grade={assessment.grade} /> <span>{say('mark.killed', { value: range(assessment.killed) })}</span> <span>{say('mark.injured', { value: range(assessment.injured) })}</span> <span>{days(assessment.startDate, assessment.endDate)}</span>
        </p>
      )}
      {assessment.gradeReason && assessment.gradeReason !== before?.gradeReason && <Text size="sm" dir="auto">{assessment.gradeReason}</Text>}
      {assessment.overrideReason && assessment.overrideReason !== before?.overrideReason && <Text size="sm" dir="auto">{assessment.overrideReason}</Text>}
      {assessment.changeReason && <Text size="sm" dir="auto">{say('incident.because', { reason: assessment.changeReason })}</Text>}
      <Text size="xs" c="dimmed">{instant(assessment.recordedAt)} · {who} · {say(`record.${assessment.state}`)}</Text>
    </>
  );
}
