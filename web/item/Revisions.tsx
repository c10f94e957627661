import { Text } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Item } from './itemQuery.ts';
import { wordDiff } from './wordDiff.ts';

type Revision = Item['article']['revisions'][number];

/** How the page changed silently between the times it was read: each version against the one before. */
export function Revisions({ revisions }: { revisions: readonly Revision[] }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  if (revisions.length < 2) return <Text size="sm" c="dimmed" mt="md">{say('item.oneRevision')}</Text>;
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('item.revisions')} ({revisions.length})</summary>
      {open && revisions.slice(1).map((revision, index) => <RevisionChanges key={revision.number} before={revisions[index]} after={revision} />)}
    </details>
  );
}

function RevisionChanges({ before, after }: { before: Revision | undefined; after: Revision }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const changes = wordDiff(before?.text ?? '', after.text ?? '');
  const differs = changes.some(({ kind }) => kind !== 'same');
  return (
    <section aria-label={say('item.revisionOf', { n: after.number, time: instant(after.fetchedAt) })}>
      <Text size="sm" fw={600}>{say('item.revisionOf', { n: after.number, time: instant(after.fetchedAt) })}</Text>
      {!differs && <Text size="sm" c="dimmed">{say('item.sameText')}</Text>}
      {differs && (
        <p className="article diff" dir="auto">
          {changes.map(({ kind, text }, index) => {
            if (kind === 'added') return <ins key={index}>{text}</ins>;
            return kind === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{shortened(text)}</span>;
          })}
        </p>
      )}
    </section>
  );
}

const NEAR = 120;

/** Of a long unchanged stretch only what stands next to a change. */
function shortened(text: string): string {
  return text.length > NEAR * 3 ? `${text.slice(0, NEAR)} … ${text.slice(-NEAR)}` : text;
}
