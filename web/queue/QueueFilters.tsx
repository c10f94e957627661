import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { QueueFilter } from './useQueueFilter.ts';

const SOURCE_NAMES = graphql(`
  query SourceNames {
    sources(first: 500) { nodes { id name } }
    reviewTags { tag count }
  }
`);

const RELEVANCES = [0.5, 0.8, 0.95];
const LANGUAGES = ['ar', 'en', 'de', 'es', 'fa', 'fr', 'he', 'ku', 'ru', 'tr', 'uk'];
const TYPING_MS = 250;

interface Props {
  filter: QueueFilter;
  onChange: (part: Partial<QueueFilter>) => void;
  search: RefObject<HTMLInputElement | null>;
}

export function QueueFilters({ filter, onChange, search }: Props) {
  const { say, locale } = useWords();
  const { number } = useFormats();
  const [{ data }] = useQuery({ query: SOURCE_NAMES, requestPolicy: 'cache-first' });
  const searchFor = useDebouncedCallback((text: string) => onChange({ text }), TYPING_MS);
  const languageName = new Intl.DisplayNames(locale, { type: 'language' });
  return (
    <Group role="search" align="flex-end" gap="sm" className="filters">
      <TextInput ref={search} type="search" label={say('queue.text')} defaultValue={filter.text} onChange={({ currentTarget }) => searchFor(currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()} />
      <NativeSelect label={say('queue.language')} value={filter.language} onChange={({ currentTarget }) => onChange({ language: currentTarget.value })}
        data={[{ value: '', label: say('queue.anyLanguage') }, ...LANGUAGES.map((code) => ({ value: code, label: languageName.of(code) ?? code }))]} />
      <NativeSelect label={say('queue.source')} value={filter.source} onChange={({ currentTarget }) => onChange({ source: currentTarget.value })}
        data={[{ value: '', label: say('queue.anySource') }, ...(data?.sources.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
      <NativeSelect label={say('queue.relevance')} value={String(filter.relevance || '')} onChange={({ currentTarget }) => onChange({ relevance: Number(currentTarget.value) })}
        data={[{ value: '', label: say('queue.anyRelevance') }, ...RELEVANCES.map((least) => ({ value: String(least), label: `${number(least * 100)} %` }))]} />
      {(data?.reviewTags.length ?? 0) > 0 && (
        <NativeSelect label={say('queue.tag')} value={filter.tag} onChange={({ currentTarget }) => onChange({ tag: currentTarget.value })}
          data={[{ value: '', label: say('queue.anyTag') }, ...(data?.reviewTags ?? []).map(({ tag, count }) => ({ value: tag, label: `${tag} (${number(count)})` }))]} />
      )}
      <Checkbox label={say('queue.mine')} checked={filter.mine} onChange={({ currentTarget }) => onChange({ mine: currentTarget.checked })} pb={8} />
      <Checkbox label={say('queue.mentions')} checked={filter.mentions} onChange={({ currentTarget }) => onChange({ mentions: currentTarget.checked })} pb={8} />
      <Checkbox label={say('queue.onlyChanged')} checked={filter.changed} onChange={({ currentTarget }) => onChange({ changed: currentTarget.checked })} pb={8} />
    </Group>
  );
}
