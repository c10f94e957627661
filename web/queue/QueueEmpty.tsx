import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../words/useWords.ts';

/** Nothing to show, and what to do about it. */
export function QueueEmpty({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { say } = useWords();
  return (
    <Stack align="center" py="xl" gap="xs" className="empty">
      <Text>{say(narrowed ? 'queue.emptyFilter' : 'queue.empty')}</Text>
      {!narrowed && <Text c="dimmed" size="sm">{say('queue.emptyNext')}</Text>}
      <Group>
        {narrowed
          ? <Button variant="default" onClick={onClear}>{say('queue.clear')}</Button>
          : <Button variant="default" component={Link} href="/sources">{say('queue.toSources')}</Button>}
      </Group>
    </Stack>
  );
}
