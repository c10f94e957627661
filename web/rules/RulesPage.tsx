import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleLine } from './RuleLine.tsx';

const RULES = graphql(`
  query Rules {
    rules { ...RuleLine }
  }
`);

/** What the desk does by itself with what comes in. Each rule is tried on the past before it is kept. */
export function RulesPage() {
  const { say } = useWords();
  const { edits } = useViewer();
  const [{ data, error }, again] = useQuery({ query: RULES, context: CONTEXT });
  const [adding, setAdding] = useState(false);
  return (
    <Stack gap="md">
      <PageHead title={say('rules.title')} help={say('rules.help')} act={edits && !adding && say('rules.add')} onAct={() => setAdding(true)} />
      {error && <FailureNotice failure={failureOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {adding && <RuleEditor onClose={() => setAdding(false)} />}
      {data?.rules.length === 0 && !adding && <Text>{say('rules.none')}</Text>}
      <ul className="lines">{data?.rules.map((rule) => <RuleLine key={rule.id} rule={rule} />)}</ul>
    </Stack>
  );
}

/** An empty list names no type: so that it is read again when the first rule was made. */
const CONTEXT = { additionalTypenames: ['Rule'] };
