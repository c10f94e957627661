import { Button, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { BulkResultFragment, SelectionInput } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useWords } from '../words/useWords.ts';
import { BulkFields } from './BulkFields.tsx';
import { useBulk, type BulkAnswers } from './useBulk.ts';

const PREVIEW = graphql(`
  query PreviewSelection($selection: SelectionInput!) {
    previewSelection(selection: $selection) { count at sample { id article { title language source { name } } } }
  }
`);

export type BulkAct = 'reject' | 'defer' | 'reopen' | 'tag' | 'assign';

interface Props {
  act: BulkAct;
  selection: SelectionInput;
  onClose: () => void;
  onDone: () => void;
}

/** Says how many items an act is about and shows some of them; does it only to those; then says which were left as they are, and why. */
export function BulkDialog({ act, selection, onClose, onDone }: Props) {
  const { say } = useWords();
  const [{ data, error }] = useQuery({ query: PREVIEW, variables: { selection }, requestPolicy: 'network-only' });
  const [answers, setAnswers] = useState<BulkAnswers>({ reason: 'OTHER', note: '', days: 3, tag: '', assigneeId: '' });
  const { run, busy, failure } = useBulk();
  const [result, setResult] = useState<BulkResultFragment | null>(null);
  const preview = data?.previewSelection;
  const missing = (act === 'reopen' && answers.note.trim() === '') || (act === 'tag' && answers.tag.trim() === '');
  const submit = async () => {
    if (!preview) return;
    const limits = selection.filter ? { previewedAt: preview.at, previewedCount: preview.count } : {};
    const done = await run(act, { ...selection, ...limits }, answers);
    if (!done) return;
    onDone();
    setResult(done);
  };
  return (
    <Modal opened onClose={onClose} title={say(`bulk.${act}`)} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="sm">
        {error && <FailureNotice failure={failureOf(error)} />}
        {!preview && !error && <Text size="sm">{say('app.loading')}</Text>}
        {preview && !result && (
          <>
            <Text fw={600}>{say('bulk.about', { n: preview.count })}</Text>
            <List size="sm">{preview.sample.slice(0, 5).map(({ id, article }) => <List.Item key={id}><bdi lang={article.language ?? undefined}>{article.title ?? say('queue.untitled')}</bdi></List.Item>)}</List>
            {preview.count > 5 && <Text size="sm" c="dimmed">{say('bulk.more', { n: preview.count - 5 })}</Text>}
            <BulkFields act={act} answers={answers} onChange={(part) => setAnswers((before) => ({ ...before, ...part }))} />
            {failure && <FailureNotice failure={failure} />}
            <Button loading={busy} disabled={missing || preview.count === 0} onClick={() => void submit()}>{say('bulk.do', { n: preview.count })}</Button>
          </>
        )}
        {result && <BulkOutcome result={result} onClose={onClose} />}
      </Stack>
    </Modal>
  );
}

function BulkOutcome({ result: { done, notDone }, onClose }: { result: BulkResultFragment; onClose: () => void }) {
  const { say } = useWords();
  return (
    <>
      <Text role="status">{say('bulk.done', { n: done.length })}</Text>
      {notDone.length > 0 && <Text size="sm">{say('bulk.left', { n: notDone.length })}</Text>}
      <List size="sm">{notDone.slice(0, 10).map(({ id, message }) => <List.Item key={id}>{message}</List.Item>)}</List>
      <Button variant="default" onClick={onClose}>{say('app.close')}</Button>
    </>
  );
}
