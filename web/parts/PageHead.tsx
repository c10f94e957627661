import { Button, Group, Text, Title } from '@mantine/core';
import { usePageTitle } from './usePageTitle.ts';

interface Props {
  title: string;
  /** What the page is for. */
  help?: string;
  /** What its one button says; absent where the viewer may not, or is at it. */
  act?: string | false;
  onAct?: () => void;
  /** What the button brings up, for whoever can't see it come. */
  opens?: 'dialog';
}

/** A page's title, here and in the browser's tab, with what can be begun on it. */
export function PageHead({ title, help, act, onAct, opens }: Props) {
  usePageTitle(title);
  return (
    <>
      <Group justify="space-between">
        <Title order={1} size="h3">{title}</Title>
        {act && <Button size="xs" aria-haspopup={opens} onClick={onAct}>{act}</Button>}
      </Group>
      {help && <Text size="sm" c="dimmed">{help}</Text>}
    </>
  );
}
