import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useWords } from '../words/useWords.ts';

const ACCEPT = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    email: acceptInvitation(input: $input)
  }
`);
const REDEEM = graphql(`
  mutation RedeemPasswordReset($input: RedeemPasswordResetInput!) {
    email: redeemPasswordReset(input: $input)
  }
`);

const SHORTEST_PASSWORD = 12;

/** Where the link of an invitation, or of a lost password, leads: a name and a password make an account, or a new password. */
export function RedeemPage({ invited }: { invited: boolean }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [token] = useState(() => window.location.hash.slice(1));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState<string | null>(null);
  const title = say(invited ? 'redeem.invitation' : 'redeem.password');
  usePageTitle(title);
  const submit = async () => {
    const done = invited ? await act(ACCEPT, () => ({ input: { token, name: name.trim(), password } })) : await act(REDEEM, () => ({ input: { token, password } }));
    if (done) setEmail(done.email);
  };
  return (
    <Paper component="section" withBorder p="lg" maw={420} mx="auto" mt="xl" aria-labelledby="redeem">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <Title order={1} size="h3" id="redeem">{title}</Title>
          {token === '' && <Alert color="orange" role="alert">{say('redeem.noToken')}</Alert>}
          {email !== null && (
            <>
              <Text role="status">{say('redeem.done', { email })}</Text>
              <Button component={Link} href="/queue">{say('app.signIn')}</Button>
            </>
          )}
          {token !== '' && email === null && (
            <>
              {invited && <TextField label={say('redeem.name')} hint={say('redeem.nameHint')} dir="auto" autoComplete="name" value={name} onChange={setName} autoFocus />}
              <TextField label={say('redeem.newPassword')} hint={say('redeem.passwordHint')} type="password" dir="ltr" autoComplete="new-password" minLength={SHORTEST_PASSWORD} maxLength={200} value={password} onChange={setPassword} />
              {failure && <FailureNotice failure={failure} />}
              <Button type="submit" loading={busy} disabled={password.length < SHORTEST_PASSWORD || (invited && name.trim() === '')}>{say('redeem.act')}</Button>
            </>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
