import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { Role } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { KEY_ROLES } from '../parts/enums.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { SecretDialog } from '../parts/SecretDialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';

const CREATE = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) { id secret }
  }
`);

/** Asks whom a key is for, then shows it: once. */
export function NewKey({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('PARTNER');
  const [secret, setSecret] = useState<string | null>(null);
  const submit = async () => {
    const made = await act(CREATE, (clientMutationId) => ({ input: { name: name.trim(), role, clientMutationId } }));
    if (!made) return;
    setSecret(made.createApiKey.secret);
    onMade();
  };
  if (secret) return <SecretDialog title={say('people.addKey')} help={say('people.keyHelp', { name })} secret={secret} onClose={onClose} />;
  return (
    <FormDialog title={say('people.addKey')} act={say('people.addKey')} unready={name.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <TextField label={say('people.keyName')} dir="auto" value={name} onChange={setName} data-autofocus />
      <ChoiceField label={say('people.role')} value={role} options={KEY_ROLES} nameOf={(each) => say(`role.${each}`)} onChange={(each) => each && setRole(each)} />
    </FormDialog>
  );
}
