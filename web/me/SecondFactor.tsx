import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { endFactor, hasSecondFactor, newBackupCodes } from '../session/account.ts';
import { useWords } from '../words/useWords.ts';
import { BackupCodes } from './BackupCodes.tsx';
import { NewFactorSteps } from './NewFactorSteps.tsx';
import { PasswordForm } from './PasswordForm.tsx';

type Step = 'setUp' | 'end' | 'codes' | null;

/** The second factor of one's own account: set it up, take it away, new backup codes. Each asks for the password first. */
export function SecondFactor({ onChanged }: { onChanged?: () => void }) {
  const { say } = useWords();
  const [has, setHas] = useState<boolean | null>(null);
  const [step, setStep] = useState<Step>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    hasSecondFactor().then(setHas, (error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
  }, []);
  const changed = (now: boolean) => {
    setHas(now);
    setStep(null);
    onChanged?.();
  };
  return (
    <section aria-labelledby="factor">
      <Title order={2} size="h5" id="factor">{say('factor.title')}</Title>
      {fault && <FailureNotice failure={{ code: 'SIGN_IN', message: fault }} />}
      {has !== null && <Text size="sm" data-factor={has ? 'ON' : 'OFF'}>{say(has ? 'factor.on' : 'factor.off')}</Text>}
      {has === false && step === null && <Button size="compact-sm" variant="default" mt={6} onClick={() => setStep('setUp')}>{say('factor.setUp')}</Button>}
      {has === true && step === null && (
        <Group gap={6} mt={6}>
          <Button size="compact-sm" variant="default" onClick={() => setStep('codes')}>{say('factor.newCodes')}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setStep('end')}>{say('factor.end')}</Button>
        </Group>
      )}
      {step === 'setUp' && <NewFactorSteps onDone={() => changed(true)} onClose={() => setStep(null)} />}
      {step === 'end' && <PasswordForm act={say('factor.end')} onClose={() => setStep(null)} onPassword={async (password) => { await endFactor(password); changed(false); }} />}
      {step === 'codes' && !codes && <PasswordForm act={say('factor.newCodes')} onClose={() => setStep(null)} onPassword={async (password) => setCodes(await newBackupCodes(password))} />}
      {codes && <BackupCodes codes={codes} onKept={() => { setCodes(null); setStep(null); }} />}
    </section>
  );
}
