import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../words/useWords.ts';
import { useOutbox, type Letter } from './useOutbox.ts';

/** Decisions that the desk refused after the reviewer had gone on: what, why, and the way back. They stay until they are looked at. */
export function OutboxNotice() {
  const { letters } = useOutbox();
  const refused = letters.filter(({ failure }) => failure !== null);
  if (refused.length === 0) return null;
  return <Stack gap="xs" mb="sm">{refused.map((letter) => <Refused key={letter.id} letter={letter} />)}</Stack>;
}

function Refused({ letter: { id, address, title, failure } }: { letter: Letter }) {
  const { say } = useWords();
  const { again, drop } = useOutbox();
  const offline = failure?.code === 'OFFLINE';
  return (
    <Alert role="alert" color="orange" variant="light" title={say('item.conflict')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm" fw={600} dir="auto">{title}</Text>
        <Text size="sm">{offline ? say('app.offline') : failure?.message}</Text>
        <Group gap="xs">
          {offline && <Button size="xs" onClick={() => again(id)}>{say('outbox.again')}</Button>}
          <Button size="xs" variant="default" component={Link} href={address} onClick={() => drop(id)}>{say('outbox.open')}</Button>
          <Button size="xs" variant="subtle" onClick={() => drop(id)}>{say('outbox.drop')}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
