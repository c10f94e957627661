import { Text } from '@mantine/core';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { RuleInput } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useWords } from '../words/useWords.ts';

const TRY = graphql(`
  query TryRule($rule: RuleInput!) {
    tryRule(rule: $rule) {
      looked matched
      byState { pending claimed deferred promoted attached rejected }
      sample { why item { id state article { title language source { name } } } }
    }
  }
`);

/** What a rule would have done to the past: above all, which reports that became records it would have taken away. */
export function RuleTrial({ rule }: { rule: RuleInput }) {
  const { say } = useWords();
  const [{ data, error }] = useQuery({ query: TRY, variables: { rule }, requestPolicy: 'network-only' });
  if (error) return <FailureNotice failure={failureOf(error)} />;
  if (!data) return <Text size="sm">{say('app.loading')}</Text>;
  const { looked, matched, byState, sample } = data.tryRule;
  const lost = byState.promoted + byState.attached;
  return (
    <section aria-label={say('rules.try')} role="status">
      <Text fw={600}>{say('rules.matched', { n: matched, total: looked })}</Text>
      {rule.rejectReason && lost > 0 && <Text className="queue-warning">{say('rules.lost', { n: lost })}</Text>}
      <ul className="lines">
        {sample.map(({ why, item }) => (
          <li key={item.id}>
            <Link href={`/items/${item.id}`} className="line-link" dir="auto" lang={item.article.language ?? undefined}>{item.article.title ?? say('queue.untitled')}</Link>
            <span className="queue-meta"><bdi>{item.article.source.name}</bdi> <span>{say(`state.${item.state}`)}</span> <span dir="auto">{why}</span></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
