import { Anchor, Group, Text } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

interface Props {
  shown: number;
  total: number;
  /** Cursor behind the last one shown; absent at the end. */
  next: string | null | undefined;
  /** The address's parameter that keeps the cursor, where a page has two lists. */
  name?: string;
}

/** A way on through a list of any length. The place in it stands in the address, so that the browser's own "back" leads back. */
export function Pager({ shown, total, next, name = 'after' }: Props) {
  const { say } = useWords();
  const { number } = useFormats();
  const [params] = useSearchParams();
  const begun = params.has(name);
  if (!begun && !next) return null;
  return (
    <Group component="nav" gap="md" aria-label={say('pager.pages')} className="pager">
      <Text size="sm" c="dimmed">{say('pager.shown', { n: number(shown), total: number(total) })}</Text>
      {begun && <Anchor component={Link} href={addressOf(params, name, null)}>{say('pager.first')}</Anchor>}
      {next && <Anchor component={Link} href={addressOf(params, name, next)} rel="next">{say('pager.next')}</Anchor>}
    </Group>
  );
}

function addressOf(params: URLSearchParams, name: string, cursor: string | null): string {
  const changed = new URLSearchParams(params);
  if (cursor === null) changed.delete(name);
  else changed.set(name, cursor);
  return `${window.location.pathname}?${changed.toString()}`;
}
