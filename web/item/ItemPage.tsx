import { Loader, Stack, Text } from '@mantine/core';
import { failureOf } from '../api/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useWords } from '../words/useWords.ts';
import { ItemScreen } from './ItemScreen.tsx';
import { useItem } from './useItem.ts';

/** One item of the queue by its id, once it is read. */
export function ItemPage({ id }: { id: string }) {
  const { say } = useWords();
  const { item, missing, error, refresh } = useItem(id);
  if (item) return <ItemScreen item={item} refresh={refresh} />;
  if (missing) return <Text py="xl">{say('app.notFound')}</Text>;
  if (error) return <FailureNotice failure={failureOf(error)} onRetry={refresh} />;
  return <Stack align="center" py="xl"><Loader aria-label={say('app.loading')} /></Stack>;
}
