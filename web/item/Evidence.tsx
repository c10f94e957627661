import { Alert, Group, List, Text, Title } from '@mantine/core';
import { memo, useMemo, type Ref } from 'react';
import { OutLink } from '../parts/OutLink.tsx';
import { PriorityParts } from '../queue/PriorityParts.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { Entries } from './Entries.tsx';
import { MarkedText } from './MarkedText.tsx';
import { marksOf, type Mark } from './marks.ts';
import { Revisions } from './Revisions.tsx';
import type { Item } from './itemQuery.ts';
import { Tags } from './Tags.tsx';

interface Props {
  item: Item;
  ref: Ref<HTMLDivElement>;
  onFill: (mark: Mark) => void;
}

/** What was read from the page, what to beware of, and the text with everything found in it marked. */
export const Evidence = memo(function Evidence({ item, ref, onFill }: Props) {
  const { say } = useWords();
  const formats = useFormats();
  const { article, suggestions, text } = item;
  const marks = useMemo(() => marksOf(suggestions, formats), [suggestions, formats]);
  return (
    <section aria-labelledby="evidence" className="item-evidence">
      <Title order={2} size="h5" id="evidence" mb="xs">{say('item.evidence')}</Title>
      <Group gap="sm" className="queue-meta" mb="xs">
        <PriorityParts item={item} />
        <bdi>{article.source.name} ({article.source.reliability})</bdi>
        {article.byline.length > 0 && <bdi>{article.byline.join(', ')}</bdi>}
        <span>{article.publishedAt ? formats.day(article.publishedAt) : say('queue.noDate')}</span>
        <OutLink href={article.url}>{say('item.original')}</OutLink>
      </Group>
      <Tags item={item} />
      {article.optOuts.length > 0 && (
        <Alert color="gray" mb="xs" title={say('item.optOuts')}>
          <List size="sm">{article.optOuts.map((each) => <List.Item key={each}>{say(`optOut.${each}`)}</List.Item>)}</List>
        </Alert>
      )}
      {article.goneAt && <Alert color="gray" mb="xs">{say('item.gone')}</Alert>}
      {suggestions.warnings.length > 0 && (
        <Alert color="orange" variant="light" mb="xs" title={say('item.warnings')}>
          <List size="sm">{suggestions.warnings.map(({ code, message }) => <List.Item key={code + message} dir="auto">{message}</List.Item>)}</List>
        </Alert>
      )}
      <div ref={ref}>
        {text === '' ? <Text c="dimmed">{say('item.noText')}</Text> : <MarkedText text={text} language={item.language} marks={marks} onFill={onFill} />}
      </div>
      <Entries revision={article.revisions.at(-1)} />
      <Revisions revisions={article.revisions} />
    </section>
  );
}, (before, { item, onFill }) => onFill === before.onFill && ['article', 'suggestions', 'text', 'priorityParts', 'tags'].every((part) => item[part as keyof Item] === before.item[part as keyof Item]));
