import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { failureOf } from '../api/failure.ts';
import { useKeys } from '../keys/useKeys.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Pager } from '../parts/Pager.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useWords } from '../words/useWords.ts';

import { QueueEmpty } from './QueueEmpty.tsx';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueRow } from './QueueRow.tsx';
import { QueueStates } from './QueueStates.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { useQueue } from './useQueue.ts';
import { toReviewFilter, useQueueFilter } from './useQueueFilter.ts';
import { useUndo } from './useUndo.ts';
import { rememberWalk } from './walk.ts';

/** What waits for a decision, most urgent first. */
export function QueuePage() {
  const { say } = useWords();
  const { filter, after, change, clear, narrowed } = useQueueFilter();
  const { counts, items, total, next, error, refresh } = useQueue(filter, after);
  const [, go] = useLocation();
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const undo = useUndo();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const choose = ({ id, version }: { id: string; version: number }, yes: boolean) => setChosen((before) => new Map(yes ? [...before, [id, version]] : [...before].filter(([each]) => each !== id)));
  const settled = () => {
    setChosen(new Map());
    refresh();
  };
  usePageTitle(say('queue.title'));
  useEffect(() => {
    if (items) rememberWalk({ address: `${window.location.pathname}${window.location.search}`, filter: toReviewFilter(filter), ids: items.map(({ id }) => id) });
  }, [items, filter]);
  useKeys({
    x: () => document.activeElement?.closest('.queue-row')?.querySelector<HTMLInputElement>('.row-tick')?.click(),
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    Enter: () => items?.[0] && go(`/items/${items[0].id}`),
    '/': () => search.current?.focus(),
    u: () => void undo(),
  });
  return (
    <Stack gap="md">
      <Group justify="space-between" align="baseline">
        <Title order={1} size="h3">{say('queue.title')}</Title>
        <Text size="sm" c="dimmed" role="status">{items && say('queue.total', { n: total })}</Text>
      </Group>
      <QueueStates counts={counts} state={filter.state} onChange={(state) => change({ state })} />
      <QueueFilters filter={filter} onChange={change} search={search} />
      <SavedFilters filter={filter} narrowed={narrowed || filter.state !== 'PENDING'} />
      <BulkBar chosen={chosen} whole={{ filter: toReviewFilter(filter) }} total={total} decided={!['PENDING', 'CLAIMED'].includes(filter.state)} onDone={settled} />
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {items?.length === 0 && <QueueEmpty narrowed={narrowed || filter.state !== 'PENDING'} onClear={clear} />}
      <ul className="queue" ref={list} aria-label={say('queue.title')}>
        {items?.map((item) => <QueueRow key={item.id} item={item} chosen={chosen.has(item.id)} onChoose={(yes) => choose(item, yes)} />)}
      </ul>
      <Pager shown={items?.length ?? 0} total={total} next={next} />
    </Stack>
  );
}

/** Moves the browser's own focus from row to row, so that Enter opens the row and a screen reader reads it. */
function moveFocus(list: HTMLUListElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.queue-link') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
}
