import { Text, Title } from '@mantine/core';
import { graphql } from '../gql/index.ts';
import type { RemarkLineFragment } from '../gql/graphql.ts';
import { useWords } from '../words/useWords.ts';
import { RemarkForm } from './RemarkForm.tsx';
import { RemarkLine } from './RemarkLine.tsx';

graphql(`
  fragment RemarkLine on Remark {
    id authorName byMe text at withdrawnAt
    mentions { readAt colleague { id name isMe } }
  }
`);

/** What reviewers write to each other about an item. */
export function Remarks({ itemId, remarks }: { itemId: string; remarks: readonly RemarkLineFragment[] }) {
  const { say } = useWords();
  return (
    <section aria-labelledby="remarks">
      <Title order={3} size="h6" mt="sm" id="remarks">{say('remarks.title')}</Title>
      {remarks.length === 0 && <Text size="sm" c="dimmed">{say('remarks.none')}</Text>}
      <ol className="lines">{remarks.map((remark) => <li key={remark.id}><RemarkLine remark={remark} /></li>)}</ol>
      <RemarkForm itemId={itemId} />
    </section>
  );
}
