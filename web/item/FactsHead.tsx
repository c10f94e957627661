import { Button, Group, Text, Title } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import type { useDraft } from './useDraft.ts';

/** Says that what was typed is safe, and offers to begin again. */
export function FactsHead({ drafted }: { drafted: ReturnType<typeof useDraft> }) {
  const { say } = useWords();
  return (
    <Group justify="space-between" mb="xs" gap="xs">
      <Title order={2} size="h5" id="facts">{say('item.facts')}</Title>
      {drafted.touched && (
        <Group gap="xs">
          <Text size="xs" c="dimmed">{say(drafted.broughtBack ? 'item.draftWas' : 'item.draftKept')}</Text>
          <Button size="compact-xs" variant="default" onClick={drafted.reset}>{say('item.draftReset')}</Button>
        </Group>
      )}
    </Group>
  );
}
