import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { SelectionInput } from '../gql/graphql.ts';
import { useWords } from '../words/useWords.ts';
import { BulkDialog, type BulkAct } from './BulkDialog.tsx';

interface Props {
  /** Ids of the rows that are ticked, with the versions that were seen. */
  chosen: ReadonlyMap<string, number | undefined>;
  /** Everything under the filter, also what isn't on this page. */
  whole: SelectionInput;
  total: number;
  /** Decided items can be reopened, waiting ones rejected and deferred. */
  decided: boolean;
  onDone: () => void;
}

/** Acts on many items at once: on those that are ticked, or on everything that the filter finds. Each is shown before it is done. */
export function BulkBar({ chosen, whole, total, decided, onDone }: Props) {
  const { say } = useWords();
  const [dialog, setDialog] = useState<{ act: BulkAct; selection: SelectionInput } | null>(null);
  const acts: readonly BulkAct[] = decided ? ['reopen', 'tag', 'assign'] : ['reject', 'defer', 'tag', 'assign'];
  const some = chosen.size > 0;
  const selection = some ? { items: [...chosen].map(([id, expectedVersion]) => ({ id, expectedVersion })) } : whole;
  // What came of an act is still to be read when nothing is left under the filter.
  if (total === 0 && !dialog) return null;
  return (
    <>
      <Group gap={6} role="group" aria-label={say('bulk.title')}>
        <Text size="sm" c="dimmed">{some ? say('bulk.chosen', { n: chosen.size }) : say('bulk.all', { n: total })}</Text>
        {acts.map((act) => <Button key={act} size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setDialog({ act, selection })}>{say(`bulk.${act}`)}</Button>)}
      </Group>
      {dialog && <BulkDialog {...dialog} onClose={() => setDialog(null)} onDone={onDone} />}
    </>
  );
}
