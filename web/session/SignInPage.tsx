import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useWords } from '../words/useWords.ts';
import { giveSecondFactor, signIn } from './signing.ts';
import { useViewer } from './useViewer.ts';

/** Asks who is there, and for the second factor of those who have one. What was wrong is said without telling whether the account exists. */
export function SignInPage() {
  const { say } = useWords();
  const { changed } = useViewer();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [second, setSecond] = useState(false);
  usePageTitle(say('app.signIn'));
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFault(null);
    try {
      const outcome = await (second ? giveSecondFactor(textOf(form, 'code').trim()) : signIn(textOf(form, 'email'), textOf(form, 'password')));
      if (outcome === 'IN') changed();
      else if (outcome === 'SECOND_FACTOR') setSecond(true);
      else setFault(say(second ? 'signIn.wrongCode' : 'signIn.failed'));
    } catch (error) {
      setFault(error instanceof Error ? error.message : say('app.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper component="section" withBorder p="lg" maw={420} mx="auto" mt="xl" aria-labelledby="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Title order={1} size="h3" id="sign-in">{say('signIn.title')}</Title>
          {second
            ? <TextInput key="code" name="code" label={say('signIn.code')} description={say('signIn.codeHint')} autoComplete="one-time-code" required withAsterisk={false} autoFocus dir="ltr" />
            : (
                <>
                  <TextInput name="email" type="email" label={say('signIn.email')} autoComplete="username" required withAsterisk={false} autoFocus dir="ltr" />
                  <PasswordInput name="password" label={say('signIn.password')} autoComplete="current-password" required withAsterisk={false} dir="ltr" visibilityToggleButtonProps={{ 'aria-label': say('signIn.password') }} />
                </>
              )}
          {fault && <Alert color="red" role="alert">{fault}</Alert>}
          <Button type="submit" loading={busy}>{say('app.signIn')}</Button>
          <Text size="sm" c="dimmed">{say('signIn.hint')}</Text>
        </Stack>
      </form>
    </Paper>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
