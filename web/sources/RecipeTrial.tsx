import { Text, Title } from '@mantine/core';
import type { ProbeAnswerFragment } from '../gql/graphql.ts';
import { useWords } from '../words/useWords.ts';

type Trial = NonNullable<ProbeAnswerFragment['trial']>;

const LONGEST = 600;

/** One page read with the recipe and without it, side by side; fields of the recipe that found nothing are named. */
export function RecipeTrial({ trial: { unused, withRecipe, without } }: { trial: Trial }) {
  const { say } = useWords();
  return (
    <>
      {unused.length > 0 && <Text size="sm" className="queue-warning">{say('recipe.unused', { fields: unused.join(', ') })}</Text>}
      <div className="side-by-side">
        <Reading title={say('recipe.with')} read={withRecipe} />
        <Reading title={say('recipe.without')} read={without} />
      </div>
    </>
  );
}

function Reading({ title, read }: { title: string; read: Trial['without'] }) {
  const { say } = useWords();
  return (
    <section className="panel">
      <Title order={3} size="h6">{title}</Title>
      <p className="queue-meta"><span>{read.kind}</span> {read.reason && <span dir="auto">{read.reason}</span>}</p>
      <Text fw={600} dir="auto">{read.title ?? say('queue.untitled')}</Text>
      <p className="queue-meta"><bdi>{read.byline.join(', ')}</bdi> <span>{read.publishedAt ?? say('queue.noDate')}</span></p>
      <p className="remark" dir="auto">{read.text.length > LONGEST ? `${read.text.slice(0, LONGEST)} …` : read.text}</p>
      <Text size="xs" c="dimmed">{say('recipe.length', { n: read.text.length })}</Text>
    </section>
  );
}
