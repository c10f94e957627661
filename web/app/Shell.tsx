import { Anchor, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { KeyHelp } from '../keys/KeyHelp.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { useViewer } from '../session/useViewer.ts';
import { OutboxNotice } from '../outbox/OutboxNotice.tsx';
import type { WordKey } from '../words/en.ts';
import { useWords } from '../words/useWords.ts';
import { ShellMenu } from './ShellMenu.tsx';

const PUBLIC_PAGES: readonly (readonly [string, WordKey])[] = [['/incidents', 'app.incidents'], ['/records', 'app.records'], ['/months', 'app.months'], ['/releases', 'app.releases']];
const DESK_PAGES: readonly (readonly [string, WordKey])[] = [['/queue', 'app.queue'], ...PUBLIC_PAGES, ['/sources', 'app.sources'], ['/rules', 'app.rules'], ['/grading', 'app.grading'], ['/webhooks', 'app.webhooks'], ['/desk', 'app.desk'], ['/people', 'app.people'], ['/me', 'app.me']];
/** The others are told at such an address that there is nothing. */
const FOR_ADMINISTRATORS = '/people';

/** The frame of every page: where one can go, who one is, and a way past all that for the keyboard. */
export function Shell({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const { onDesk, runs } = useViewer();
  const [path, go] = useLocation();
  const [helping, help] = useDisclosure(false);
  useKeys({ '?': help.open, q: () => go('/queue') });
  return (
    <>
      <a className="skip" href="#content">{say('app.skip')}</a>
      <header className="shell-head">
        <Text component={Link} href="/" className="shell-name">{say('app.name')}</Text>
        <nav aria-label={say('app.navigation')}>
          <Group gap="2px 16px" wrap="wrap">
            {(onDesk ? DESK_PAGES.filter(([href]) => runs || href !== FOR_ADMINISTRATORS) : PUBLIC_PAGES).map(([href, word]) => (
              <Anchor key={href} component={Link} href={href} className="shell-link" aria-current={path.startsWith(href) ? 'page' : undefined}>{say(word)}</Anchor>
            ))}
          </Group>
        </nav>
        <ShellMenu onHelp={help.open} />
      </header>
      <main id="content" tabIndex={-1} className="shell-main"><OutboxNotice />{children}</main>
      <KeyHelp opened={helping} onClose={help.close} />
    </>
  );
}
