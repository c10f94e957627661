import { Text } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { ReleaseLineFragment } from '../gql/graphql.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { SinceRelease } from './SinceRelease.tsx';

graphql(`
  fragment ReleaseLine on Release {
    id number title month at sha256
  }
`);

/** A release by its number, with the hash by which anybody can check it, and on demand how today's figures differ. */
export function ReleaseLine({ release: { id, number, title, month, at, sha256 } }: { release: ReleaseLineFragment }) {
  const { say } = useWords();
  const { instant, month: named } = useFormats();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Text component="h2" size="md" fw={600}>{say('releases.number', { n: number })}: <bdi>{title}</bdi></Text>
      <p className="queue-meta"><span>{month ? named(month) : say('releases.everyMonth')}</span> <span>{instant(at)}</span> <code dir="ltr" className="hash">sha256 {sha256}</code></p>
      <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say('releases.since')}</summary>
        {open && <SinceRelease id={id} />}
      </details>
    </li>
  );
}
