import { Title } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import type { Item } from './itemQuery.ts';

/** Which of the desk's rules were applied as the page came in, why, and what each did. */
export function AppliedRules({ rules }: { rules: Item['appliedRules'] }) {
  const { say } = useWords();
  if (rules.length === 0) return null;
  return (
    <>
      <Title order={3} size="h6" mt="sm">{say('rules.applied')}</Title>
      <ul className="lines">
        {rules.map(({ ruleId, ruleName, ruleVersion, why, tag, rejectReason, priority }) => (
          <li key={ruleId}>
            <bdi>{ruleName}</bdi> <span className="queue-meta">{say('rules.version', { n: ruleVersion })}</span>
            <p className="queue-meta"><span dir="auto">{why}</span> {tag && <span>{say('rules.doesTag', { tag })}</span>} {rejectReason && <span>{say('rules.doesReject', { reason: say(`reject.${rejectReason}`) })}</span>} {priority != null && <span>{say('rules.doesPriority', { n: priority })}</span>}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
