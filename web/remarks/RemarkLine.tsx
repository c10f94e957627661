import { Text } from '@mantine/core';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { RemarkLineFragment } from '../gql/graphql.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

const WITHDRAW = graphql(`
  mutation WithdrawRemark($id: ID!) {
    withdrawRemark(id: $id) { ...RemarkLine }
  }
`);

/** One remark, with whom it calls upon and whether they have read it. */
export function RemarkLine({ remark }: { remark: RemarkLineFragment }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const api = useClient();
  const { id, authorName, byMe, text, at, mentions } = remark;
  return (
    <>
      <span className="queue-meta"><bdi>{authorName}</bdi> <span>{instant(at)}</span></span>
      {text === null || text === undefined ? <Text size="sm" c="dimmed">{say('remarks.withdrawn')}</Text> : <p className="remark" dir="auto">{text}</p>}
      {mentions.length > 0 && (
        <span className="queue-meta">
          {mentions.map(({ colleague, readAt }) => <span key={colleague.id}>@<bdi>{colleague.name}</bdi>{readAt && ` (${say('remarks.read')})`}</span>)}
        </span>
      )}
      {byMe && text != null && <button type="button" className="plain" onClick={() => void api.mutation(WITHDRAW, { id }).toPromise()}>{say('remarks.withdraw')}</button>}
    </>
  );
}
