import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { beginFactor, confirmFactor, type NewFactor } from '../session/account.ts';
import { useWords } from '../words/useWords.ts';
import { BackupCodes } from './BackupCodes.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { QrCode } from './QrCode.tsx';
import { useTry } from './useTry.ts';

/** The password; the code to photograph; six digits as a proof; the backup codes to keep. */
export function NewFactorSteps({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { say } = useWords();
  const [made, setMade] = useState<NewFactor | null>(null);
  const [proven, setProven] = useState(false);
  const [code, setCode] = useState('');
  const { attempt, busy, failure } = useTry();
  const prove = () => attempt(async () => {
    await confirmFactor(code.trim());
    setProven(true);
  });
  if (!made) return <PasswordForm act={say('factor.next')} onClose={onClose} onPassword={async (password) => setMade(await beginFactor(password))} />;
  if (proven) return <BackupCodes codes={made.backupCodes} onKept={onDone} />;
  return (
    <form className="narrow" onSubmit={(event) => { event.preventDefault(); void prove(); }}>
      <Stack gap="xs" mt={6}>
        <Text size="sm">{say('factor.scan')}</Text>
        <QrCode text={made.totpURI} label={say('factor.qr')} />
        <Text size="sm">{say('factor.byHand')} <code className="secret" dir="ltr" data-secret>{new URL(made.totpURI).searchParams.get('secret')}</code></Text>
        <TextField label={say('signIn.code')} hint={say('factor.codeHint')} dir="ltr" inputMode="numeric" autoComplete="one-time-code" value={code} onChange={setCode} autoFocus />
        {failure && <FailureNotice failure={failure} />}
        <Group gap={6}>
          <Button size="xs" type="submit" loading={busy} disabled={!/^\s*\d{6}\s*$/.test(code)}>{say('factor.confirm')}</Button>
          <Button size="xs" variant="subtle" onClick={onClose}>{say('app.close')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
