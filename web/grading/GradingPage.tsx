import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { GradingTaskFragment } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { AgreementFigures } from './AgreementFigures.tsx';
import { BlindGradeForm } from './BlindGradeForm.tsx';
import { Disagreement } from './Disagreement.tsx';
import { SettledLine } from './SettledLine.tsx';

const GRADINGS = graphql(`
  query Gradings {
    desk { version blindShare }
    agreement { ...AgreementFigures }
    open: blindGradings(first: 100, states: [OPEN]) { totalCount nodes { ...GradingTask } }
    disagreed: blindGradings(first: 50, states: [DISAGREED]) { totalCount nodes { ...Disagreement } }
    settled: blindGradings(last: 20, states: [SETTLED]) { totalCount nodes { ...SettledLine } }
  }
`);
const TAKE = graphql(`
  mutation TakeSecondGrading($clientMutationId: String) {
    takeSecondGrading(clientMutationId: $clientMutationId) { ...GradingTask }
  }
`);

/** The sample that is graded twice: one's own task without the first grade, grades that differ, and how far people agree. */
export function GradingPage() {
  const { say } = useWords();
  const { number } = useFormats();
  const [{ data, error }, again] = useQuery({ query: GRADINGS, context: CONTEXT });
  const { act, busy, failure, dismiss } = useAct();
  const [taken, setTaken] = useState<GradingTaskFragment | null>(null);
  const refresh = () => {
    dismiss();
    again({ requestPolicy: 'network-only' });
  };
  const task = taken ?? data?.open.nodes.find(({ mine }) => mine);
  const take = async () => setTaken((await act(TAKE, (clientMutationId) => ({ clientMutationId })))?.takeSecondGrading ?? null);
  return (
    <Stack gap="lg">
      <PageHead title={say('grading.title')} help={say('grading.help')} />
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data && <AgreementFigures agreement={data.agreement} />}
      <section aria-labelledby="task">
        <Title order={2} size="h5" id="task">{say('grading.task')}</Title>
        {failure && <FailureNotice failure={failure} onRetry={refresh} />}
        {task && <BlindGradeForm key={task.incident.id} task={task} onGiven={() => { setTaken(null); refresh(); }} />}
        {data && !task && <Text size="sm">{emptyWords()}</Text>}
        {data && !task && data.open.totalCount > 0 && <Button size="xs" mt="xs" loading={busy} onClick={() => void take()}>{say('grading.take')}</Button>}
      </section>
      <section aria-labelledby="disagreed">
        <Title order={2} size="h5" id="disagreed">{say('grading.disagreed')}</Title>
        {data?.disagreed.totalCount === 0 && <Text size="sm" c="dimmed">{say('grading.noneDisagreed')}</Text>}
        <ul className="lines">{data?.disagreed.nodes.map((grading) => <Disagreement key={grading.incident.id} grading={grading} />)}</ul>
      </section>
      <section aria-labelledby="settled">
        <Title order={2} size="h5" id="settled">{say('grading.settled')}</Title>
        {data?.settled.totalCount === 0 && <Text size="sm" c="dimmed">{say('grading.noneSettled')}</Text>}
        <ul className="lines">{data?.settled.nodes.toReversed().map((grading) => <SettledLine key={grading.incident.id} grading={grading} />)}</ul>
      </section>
    </Stack>
  );

  function emptyWords(): string {
    if (data && data.open.totalCount > 0) return say('grading.waiting', { n: data.open.totalCount });
    return data?.desk.blindShare === 0 ? say('grading.off') : say('grading.none', { n: number(Math.round((data?.desk.blindShare ?? 0) * 100)) });
  }
}

/** Empty lists name no type: so that they are read again after an act. */
const CONTEXT = { additionalTypenames: ['BlindGrading'] };
