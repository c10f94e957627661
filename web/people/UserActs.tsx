import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { Role, UserLineFragment } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DESK_ROLES } from '../parts/enums.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { SecretDialog } from '../parts/SecretDialog.tsx';
import { useWords } from '../words/useWords.ts';
import { linkOf } from './linkOf.ts';

const SET_ROLE = graphql(`
  mutation SetUserRole($input: SetUserRoleInput!) {
    setUserRole(input: $input) { ...UserLine }
  }
`);
const CLOSE = graphql(`
  mutation DisableUser($input: DisableUserInput!) {
    disableUser(input: $input) { ...UserLine }
  }
`);
const SIGN_OUT = graphql(`
  mutation SignOutUser($userId: ID!, $clientMutationId: String) {
    signOutUser(userId: $userId, clientMutationId: $clientMutationId)
  }
`);
const UNLOCK = graphql(`
  mutation UnlockUser($userId: ID!, $clientMutationId: String) {
    unlockUser(userId: $userId, clientMutationId: $clientMutationId) { ...UserLine }
  }
`);
const REMOVE_FACTOR = graphql(`
  mutation RemoveSecondFactor($input: SeenUserInput!) {
    removeSecondFactor(input: $input) { ...UserLine }
  }
`);
const RESET = graphql(`
  mutation IssuePasswordReset($userId: ID!, $clientMutationId: String) {
    issuePasswordReset(userId: $userId, clientMutationId: $clientMutationId) { token ticket { id } }
  }
`);

type Dialog = 'role' | 'close' | 'factor' | 'signOut' | null;

/** What an administrator can do for or about somebody; what ends something of theirs is asked for twice. */
export function UserActs({ user: { id, version, name, role, twoFactorEnabled, disabledAt, sessions, lockedUntil }, refresh }: { user: UserLineFragment; refresh: () => void }) {
  const { say } = useWords();
  const { act, busy, failure, dismiss } = useAct();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [chosen, setChosen] = useState<Role>(role);
  const [token, setToken] = useState<string | null>(null);
  const done = (answer: object | null) => {
    if (!answer) return;
    setDialog(null);
    notifications.show({ message: say('incident.saved') });
    refresh();
  };
  const seen = (clientMutationId: string) => ({ id, expectedVersion: version, clientMutationId });
  const of = (clientMutationId: string) => ({ userId: id, clientMutationId });
  const reset = async () => {
    const made = await act(RESET, of);
    refresh();
    if (made?.issuePasswordReset.token) setToken(made.issuePasswordReset.token);
  };
  const unlock = async () => done(await act(UNLOCK, of));
  const confirmed = async () => {
    if (dialog === 'role') done(await act(SET_ROLE, (key) => ({ input: { ...seen(key), role: chosen } })));
    if (dialog === 'close') done(await act(CLOSE, (key) => ({ input: { ...seen(key), disabled: !disabledAt } })));
    if (dialog === 'factor') done(await act(REMOVE_FACTOR, (key) => ({ input: seen(key) })));
    if (dialog === 'signOut') done(await act(SIGN_OUT, of));
  };
  const button = (word: string, onClick: () => void, opens?: 'dialog') => <Button size="compact-sm" variant="default" aria-haspopup={opens} aria-label={`${word}: ${name}`} onClick={onClick}>{word}</Button>;
  const asking = (word: string, about: Exclude<Dialog, null>) => button(word, () => setDialog(about), 'dialog');
  return (
    <>
      <Group gap={6} mt={4}>
        {asking(say('people.role'), 'role')}
        {sessions > 0 && asking(say('people.signOut'), 'signOut')}
        {lockedUntil && button(say('people.unlock'), () => void unlock())}
        {button(say('people.reset'), () => void reset())}
        {twoFactorEnabled && asking(say('people.removeFactor'), 'factor')}
        {asking(say(disabledAt ? 'people.open' : 'people.close'), 'close')}
      </Group>
      {failure && dialog === null && <FailureNotice failure={failure} onRetry={() => { dismiss(); refresh(); }} />}
      {dialog && (
        <FormDialog title={`${say(titleOf(dialog, disabledAt !== null))}: ${name}`} act={say(titleOf(dialog, disabledAt !== null))} busy={busy} failure={failure} onClose={() => { dismiss(); setDialog(null); }} onSubmit={() => void confirmed()}>
          {dialog === 'role' && <ChoiceField label={say('people.role')} value={chosen} options={DESK_ROLES} nameOf={(each) => say(`role.${each}`)} onChange={(each) => each && setChosen(each)} />}
          {dialog === 'close' && <Text size="sm">{say(disabledAt ? 'people.openHelp' : 'people.closeHelp')}</Text>}
          {dialog === 'factor' && <Text size="sm">{say('people.removeFactorHelp')}</Text>}
          {dialog === 'signOut' && <Text size="sm">{say('people.signOutHelp', { n: sessions })}</Text>}
        </FormDialog>
      )}
      {token && <SecretDialog title={say('people.reset')} help={say('people.resetHelp', { name })} secret={linkOf('newPassword', token)} onClose={() => setToken(null)} />}
    </>
  );
}

function titleOf(dialog: Exclude<Dialog, null>, closed: boolean) {
  if (dialog === 'close') return closed ? 'people.open' as const : 'people.close' as const;
  return ({ role: 'people.role', factor: 'people.removeFactor', signOut: 'people.signOut' } as const)[dialog];
}
