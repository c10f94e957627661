import { Stack } from '@mantine/core';
import { useState } from 'react';
import { PageHead } from '../parts/PageHead.tsx';
import { useWords } from '../words/useWords.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { KeyList } from './KeyList.tsx';
import { TicketList } from './TicketList.tsx';
import { UserList } from './UserList.tsx';

/** Who may come in: accounts, invitations on their way, and the keys of programs. */
export function PeoplePage() {
  const { say } = useWords();
  const [inviting, setInviting] = useState(false);
  return (
    <Stack gap="lg">
      <PageHead title={say('people.title')} help={say('people.help')} act={say('people.invite')} opens="dialog" onAct={() => setInviting(true)} />
      <UserList />
      <TicketList />
      <KeyList />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Stack>
  );
}
