import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';

/** Asks before showing what graphic sources say and link to. */
export function GraphicGate({ graphic, children }: { graphic: boolean; children: ReactNode }) {
  const { say } = useWords();
  const [open, setOpen] = useState(!graphic);
  if (open) return children;
  return (
    <Alert color="orange" variant="light" title={say('graphic.title')}>
      <Stack align="flex-start" gap="xs">
        <Text size="sm">{say('graphic.text')}</Text>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>{say('graphic.show')}</Button>
      </Stack>
    </Alert>
  );
}
