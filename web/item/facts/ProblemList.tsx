import { Alert, List } from '@mantine/core';
import { useWords } from '../../words/useWords.ts';
import type { Problem } from './problems.ts';

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { say } = useWords();
  if (problems.length === 0) return null;
  return (
    <Alert color="orange" role="alert" variant="light">
      <List size="sm">
        {problems.map(({ word, record, number }) => <List.Item key={`${word}${record}${number}`}>{say(word, { what: say(record, { n: number }) })}</List.Item>)}
      </List>
    </Alert>
  );
}
