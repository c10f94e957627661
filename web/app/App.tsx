import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { OutboxProvider } from '../outbox/OutboxProvider.tsx';
import { SessionProvider } from '../session/SessionProvider.tsx';
import { WordsProvider } from '../words/WordsProvider.tsx';
import { Pages } from './Pages.tsx';
import { Shell } from './Shell.tsx';
import { readable, theme } from './theme.ts';

export function App() {
  return (
    <WordsProvider>
      <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
        <Notifications position="bottom-center" autoClose={6_000} />
        <SessionProvider>
          <OutboxProvider><Shell><Pages /></Shell></OutboxProvider>
        </SessionProvider>
      </MantineProvider>
    </WordsProvider>
  );
}
