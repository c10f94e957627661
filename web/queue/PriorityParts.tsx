import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { en, type WordKey } from '../words/en.ts';
import { useWords } from '../words/useWords.ts';
import type { QueueItem } from './useQueue.ts';

/** The priority, and on demand the parts that it is added up from. */
export function PriorityParts({ item }: { item: Pick<QueueItem, 'priority' | 'priorityParts'> }) {
  const { say } = useWords();
  const priority = Math.round(item.priority);
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-start" withArrow shadow="md" trapFocus={false} width={280}>
      <Popover.Target>
        {/* The focus stays here, so Escape is heard here. */}
        <UnstyledButton className="priority" onClick={toggle} onKeyDown={({ key }) => { if (key === 'Escape') close(); }} aria-label={`${say('queue.priority', { n: priority })}. ${say('queue.why')}`} title={say('queue.why')}>{priority}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('queue.why')}>
        {item.priorityParts.map(({ name, value, weight, words }) => (
          <div key={name} className="priority-part">
            <Text size="sm" fw={600}>{nameOf(name, say)}</Text>
            <meter min={0} max={1} value={value} aria-label={nameOf(name, say)} style={{ inlineSize: `${Math.max(weight, 15) * 2}px` }} />
            <Text size="xs" c="dimmed" dir="auto">{words}</Text>
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function nameOf(name: string, say: (key: WordKey) => string): string {
  const key = `priority.${name}`;
  return key in en ? say(key as WordKey) : name;
}
