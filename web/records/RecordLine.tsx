import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { RecordState } from '../gql/graphql.ts';
import { OutLink } from '../parts/OutLink.tsx';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';

const APPROVE = graphql(`
  mutation ApproveRecord($input: ApproveRecordInput!) {
    approveRecord(input: $input) { id version }
  }
`);
const RETRACT = graphql(`
  mutation RetractRecord($input: RetractInput!) {
    retractRecord(input: $input) { id version }
  }
`);

interface Props {
  record: {
    id: string;
    version: number;
    state: RecordState;
    quote?: { text: string } | null;
    article?: { title?: string | null; url: string; language?: string | null; source: { name: string } } | null;
  };
  facts: readonly (string | null | undefined)[];
  refresh: () => void;
}

/** A note, tally or statement with the sentence that says it, and what an editor can do with it. */
export function RecordLine({ record: { id, version, state, quote, article }, facts, refresh }: Props) {
  const { say } = useWords();
  const { edits } = useViewer();
  const api = useClient();
  const [asking, setAsking] = useState(false);
  const seen = { id, expectedVersion: version };
  const told = ({ error }: { error?: CombinedError }) => {
    notifications.show(error ? { color: 'orange', message: failureOf(error).message } : { message: say('incident.saved') });
    refresh();
  };
  const retracted = state === 'RETRACTED' || state === 'MERGED';
  return (
    <li>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <div className="queue-body">
          <p className="queue-facts">{facts.map((fact, index) => <bdi key={index}>{fact}</bdi>)} <span className={state === 'PROPOSED' ? 'queue-warning' : 'queue-meta'}>{say(`record.${state}`)}</span></p>
          {quote && <blockquote dir="auto" lang={article?.language ?? undefined}>{quote.text}</blockquote>}
          {article && <p className="queue-meta"><bdi>{article.source.name}</bdi> <OutLink href={article.url}><bdi>{article.title ?? article.url}</bdi></OutLink></p>}
        </div>
        {edits && !retracted && (
          <Group gap={6}>
            {state === 'PROPOSED' && <Button size="compact-sm" onClick={() => void api.mutation(APPROVE, { input: seen }).toPromise().then(told)}>{say('incident.approve')}</Button>}
            <Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setAsking(true)}>{say('incident.retract')}</Button>
          </Group>
        )}
      </Group>
      {asking && <ReasonDialog opened onClose={() => setAsking(false)} title={say('incident.retract')} act={say('incident.retract')} hint={say('incident.reasonHint')} onReason={(reason) => void api.mutation(RETRACT, { input: { ...seen, reason } }).toPromise().then(told)} />}
    </li>
  );
}
