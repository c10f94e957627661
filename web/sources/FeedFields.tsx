import { TextInput } from '@mantine/core';
import type { FeedInput, FeedKind } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { FEED_KINDS } from '../parts/enums.ts';
import { useWords } from '../words/useWords.ts';

export interface FeedDraft {
  url: string;
  kind: FeedKind;
  selector: string;
}

export const blankFeed = (): FeedDraft => ({ url: '', kind: 'RSS', selector: '' });

export function feedInput({ url, kind, selector }: FeedDraft): FeedInput {
  return { url: url.trim(), kind, ...(kind === 'LIST_PAGE' && selector.trim() && { selector: selector.trim() }) };
}

export function FeedFields({ feed, onChange }: { feed: FeedDraft; onChange: (feed: FeedDraft) => void }) {
  const { say } = useWords();
  return (
    <>
      <TextInput type="url" label={say('sources.url')} dir="ltr" value={feed.url} onChange={({ currentTarget }) => onChange({ ...feed, url: currentTarget.value })} />
      <ChoiceField label={say('sources.kind')} value={feed.kind} options={FEED_KINDS} nameOf={(kind) => say(`feed.${kind}`)} onChange={(kind) => kind && onChange({ ...feed, kind })} />
      {feed.kind === 'LIST_PAGE' && <TextInput label={say('sources.selector')} dir="ltr" value={feed.selector} onChange={({ currentTarget }) => onChange({ ...feed, selector: currentTarget.value })} />}
    </>
  );
}
