import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { RuleLineFragment } from '../gql/graphql.ts';
import { useViewer } from '../session/useViewer.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { RuleEditor } from './RuleEditor.tsx';

graphql(`
  fragment RuleLine on Rule {
    id appliedCount
    current { version name enabled keywords pattern field languages sources similarToItem similarAtLeast tag rejectReason priority reason authorName at }
    versions { version name enabled reason authorName at }
  }
`);

/** A rule: when it holds, what it does, how often it did, and who changed it why. */
export function RuleLine({ rule }: { rule: RuleLineFragment }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const { edits } = useViewer();
  const [editing, setEditing] = useState(false);
  const { current, versions, appliedCount } = rule;
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div className="queue-body">
          <Text component="h2" size="md" fw={600}><bdi>{current.name}</bdi> {!current.enabled && <span className="queue-warning">{say('rules.off')}</span>}</Text>
          <p className="queue-facts">
            {current.keywords.length > 0 && <span>{say('rules.hasWords')}: <bdi>{current.keywords.join(' · ')}</bdi></span>}
            {current.pattern && <span>{say('rules.pattern')}: <code dir="ltr">{current.pattern}</code></span>}
            {current.languages.length > 0 && <span>{say('rules.languages')}: {current.languages.join(', ')}</span>}
            {current.sources.length > 0 && <span>{say('rules.sources', { n: current.sources.length })}</span>}
            {current.similarToItem && <span>{say('rules.similar', { n: Math.round((current.similarAtLeast ?? 0.5) * 100) })}</span>}
          </p>
          <p className="queue-facts">
            {current.tag && <span>{say('rules.doesTag', { tag: current.tag })}</span>}
            {current.rejectReason && <span>{say('rules.doesReject', { reason: say(`reject.${current.rejectReason}`) })}</span>}
            {current.priority != null && <span>{say('rules.doesPriority', { n: current.priority })}</span>}
            <span className="queue-meta">{say('rules.count', { n: appliedCount })}</span>
          </p>
        </div>
        {edits && !editing && <Button size="compact-sm" variant="default" aria-label={`${say('rules.edit')}: ${current.name}`} onClick={() => setEditing(true)}>{say('rules.edit')}</Button>}
      </Group>
      {editing && <RuleEditor rule={rule} onClose={() => setEditing(false)} />}
      <details className="more">
        <summary>{say('rules.versions', { n: versions.length })}</summary>
        <ol className="lines">
          {versions.map(({ version, name, enabled, reason, authorName, at }) => (
            <li key={version}>{say('rules.version', { n: version })}: <bdi>{name}</bdi>{!enabled && ` (${say('rules.off')})`} <span className="queue-meta"><bdi>{authorName}</bdi> <span>{instant(at)}</span> {reason && <bdi>{reason}</bdi>}</span></li>
          ))}
        </ol>
      </details>
    </li>
  );
}
