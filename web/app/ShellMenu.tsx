import { Button, Group, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from 'wouter';
import { signOut } from '../session/signing.ts';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';

/** Language, colours, keys, and who is signed in. */
export function ShellMenu({ onHelp }: { onHelp: () => void }) {
  const { say, language, change } = useWords();
  const { viewer, onDesk, changed } = useViewer();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const other = language === 'en' ? 'ar' : 'en';
  return (
    <Group gap={4} wrap="wrap" className="shell-menu">
      <Button size="compact-sm" variant="subtle" lang={other} onClick={() => change(other)}>{say('app.language')}</Button>
      <Button size="compact-sm" variant="subtle" onClick={() => setColorScheme(dark ? 'light' : 'dark')}>{say(dark ? 'app.light' : 'app.dark')}</Button>
      {onDesk && <Button size="compact-sm" variant="subtle" onClick={onHelp}>{say('app.keys')} ?</Button>}
      {onDesk && <Text size="sm" c="dimmed" className="shell-who"><bdi>{viewer.name}</bdi></Text>}
      {onDesk
        ? <Button size="compact-sm" variant="default" onClick={() => void signOut().then(changed)}>{say('app.signOut')}</Button>
        : <Button size="compact-sm" variant="default" component={Link} href="/queue">{say('app.signIn')}</Button>}
    </Group>
  );
}
