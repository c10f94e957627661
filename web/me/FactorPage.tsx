import { Stack } from '@mantine/core';
import { PageHead } from '../parts/PageHead.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { SecondFactor } from './SecondFactor.tsx';

/** What somebody sees whose role must have a second factor here and who has none: nothing else is possible until it is set up. */
export function FactorPage() {
  const { say } = useWords();
  const { changed } = useViewer();
  return (
    <Stack gap="md">
      <PageHead title={say('factor.needed')} help={say('factor.neededHelp')} />
      <SecondFactor onChanged={changed} />
    </Stack>
  );
}
