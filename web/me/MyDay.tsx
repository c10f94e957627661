import { Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

const MY_DAY = graphql(`
  query MyDay($day: Date) {
    myDay(day: $day) {
      day decisions promoted attached rejected deferred undone medianSeconds
      agreement { pairs agreed nominal ordinal }
    }
  }
`);

/** A reviewer's own figures for one day; nobody else sees them. */
export function MyDay() {
  const { say } = useWords();
  const { number } = useFormats();
  const [day, setDay] = useState('');
  const [{ data, error }] = useQuery({ query: MY_DAY, variables: { day: day || null }, requestPolicy: 'network-only' });
  const mine = data?.myDay;
  const figures = mine && ([
    ['day.decisions', mine.decisions], ['day.promoted', mine.promoted], ['day.attached', mine.attached], ['day.rejected', mine.rejected], ['day.deferred', mine.deferred], ['day.undone', mine.undone],
  ] as const);
  return (
    <section aria-labelledby="day">
      <Group gap="md" align="flex-end">
        <Title order={2} size="h5" id="day">{say('day.title')}</Title>
        <TextField label={say('day.which')} type="date" value={day || (mine?.day ?? '')} onChange={setDay} />
      </Group>
      {error && <FailureNotice failure={failureOf(error)} />}
      {mine?.decisions === 0 && <Text size="sm" c="dimmed">{say('day.none')}</Text>}
      {mine && figures && mine.decisions > 0 && (
        <dl className="stats">
          {figures.map(([word, value]) => <div key={word}><dt>{say(word)}</dt><dd>{number(value)}</dd></div>)}
          <div><dt>{say('day.speed')}</dt><dd>{mine.medianSeconds == null ? say('app.unknown') : say('day.seconds', { n: number(Math.round(mine.medianSeconds)) })}</dd></div>
        </dl>
      )}
      {mine && (
        <Text size="sm">
          {mine.agreement.pairs === 0 ? say('day.noAgreement') : say('day.agreement', { agreed: mine.agreement.agreed, pairs: mine.agreement.pairs, alpha: mine.agreement.ordinal?.toFixed(2) ?? say('agreement.undefined') })}
        </Text>
      )}
    </section>
  );
}
