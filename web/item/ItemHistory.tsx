import { Text, Title } from '@mantine/core';
import { deedWords } from '../words/deedWords.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Item } from './itemQuery.ts';

/** Who did what with the item, oldest first. */
export function ItemHistory({ history }: { history: Item['history'] }) {
  const { say } = useWords();
  const { instant } = useFormats();
  return (
    <>
      <Title order={3} size="h6" mt="sm">{say('item.history')}</Title>
      {history.length === 0 && <Text size="sm" c="dimmed">{say('item.noHistory')}</Text>}
      <ol className="lines">
        {history.map(({ id, at, actorName, deed, reason, undoneAt }) => (
          <li key={id} data-undone={undoneAt ? true : undefined}>
            <bdi>{actorName}</bdi>: <bdi>{deedWords(deed, say)}</bdi> <span className="queue-meta">{instant(at)}</span>
            {reason && <Text size="sm" dir="auto" c="dimmed">{reason}</Text>}
          </li>
        ))}
      </ol>
    </>
  );
}
