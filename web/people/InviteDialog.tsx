import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { Role } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DESK_ROLES } from '../parts/enums.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { SecretDialog } from '../parts/SecretDialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { linkOf } from './linkOf.ts';

const INVITE = graphql(`
  mutation InviteUser($input: InviteUserInput!) {
    inviteUser(input: $input) { token ticket { ...TicketLine } }
  }
`);

/** Asks whom to invite, then shows the link that is theirs; no mail is sent. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('REVIEWER');
  const [token, setToken] = useState<string | null>(null);
  const submit = async () => {
    const made = await act(INVITE, (clientMutationId) => ({ input: { email: email.trim(), role, clientMutationId } }));
    if (made) setToken(made.inviteUser.token ?? null);
  };
  if (token) return <SecretDialog title={say('people.invite')} help={say('people.inviteHelp', { email })} secret={linkOf('invitation', token)} onClose={onClose} />;
  return (
    <FormDialog title={say('people.invite')} act={say('people.invite')} unready={email.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <TextField label={say('signIn.email')} type="email" dir="ltr" autoComplete="off" value={email} onChange={setEmail} data-autofocus />
      <ChoiceField label={say('people.role')} value={role} options={DESK_ROLES} nameOf={(each) => say(`role.${each}`)} onChange={(each) => each && setRole(each)} />
    </FormDialog>
  );
}
