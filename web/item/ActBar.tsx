import { Button, Group, Kbd } from '@mantine/core';
import { Link } from 'wouter';
import { walk } from '../queue/walk.ts';
import type { WordKey } from '../words/en.ts';
import { useWords } from '../words/useWords.ts';
import type { ItemDialog } from './ItemScreen.tsx';
import type { Claim } from './useClaim.ts';
import type { Item } from './itemQuery.ts';

interface Props {
  item: Item;
  claim: Claim;
  busy: boolean;
  onPromote: () => void;
  onDialog: (dialog: ItemDialog) => void;
}

/** What can be done with the item, each with its key. What the desk refuses it explains, so nothing is greyed out on a guess. */
export function ActBar({ item, claim, busy, onPromote, onDialog }: Props) {
  const { say } = useWords();
  const open = item.state === 'PENDING' || item.state === 'CLAIMED';
  const act = (word: WordKey, key: string, run: () => void, opens?: 'dialog') => (
    <Button size="xs" variant="default" aria-haspopup={opens} onClick={run} rightSection={<Kbd size="xs" aria-hidden>{key}</Kbd>} aria-keyshortcuts={key}>{say(word)}</Button>
  );
  return (
    <Group gap={6} className="acts">
      <Button size="xs" variant="subtle" component={Link} href={walk().address}>{say('item.back')}</Button>
      {open && (
        <>
          <Button size="xs" loading={busy} onClick={onPromote} rightSection={<Kbd size="xs" aria-hidden>p</Kbd>} aria-keyshortcuts="p">{say('item.promoteNext')}</Button>
          {act('item.attach', 'a', () => onDialog('attach'), 'dialog')}
          {act('item.reject', 'r', () => onDialog('reject'), 'dialog')}
          {act('item.defer', 'd', () => onDialog('defer'), 'dialog')}
          {act(claim.mine ? 'item.release' : 'item.claim', 'c', () => void (claim.mine ? claim.release() : claim.claim()))}
        </>
      )}
      {!open && act('item.reopen', 'o', () => onDialog('reopen'), 'dialog')}
    </Group>
  );
}
