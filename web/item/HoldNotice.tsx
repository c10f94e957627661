import { Group, Text } from '@mantine/core';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Claim } from './useClaim.ts';

/** Who holds the item, or how it was decided; changes are announced. */
export function HoldNotice({ claim }: { claim: Claim }) {
  const { item } = claim;
  const { say } = useWords();
  const { instant } = useFormats();
  const time = item.leaseExpiresAt ? instant(item.leaseExpiresAt) : '';
  const words = () => {
    if (claim.mine) return say('item.yours', { time });
    if (item.state === 'CLAIMED') return say('item.held', { name: item.claimedBy ?? say('app.unknown'), time });
    return item.state === 'PENDING' ? say('item.free') : say('item.decided', { state: say(`state.${item.state}`) });
  };
  return (
    <Group gap="xs" role="status" className="hold" data-hold={claim.mine ? 'MINE' : item.state}>
      <Text size="sm">{words()}</Text>
      {item.lookers.length > 0 && <Text size="sm" c="dimmed">{say('item.lookers', { names: item.lookers.map(({ name }) => name).join(', ') })}</Text>}
      {item.rejectReason && <Text size="sm">{say(`reject.${item.rejectReason}`)}</Text>}
      {item.note && <Text size="sm" dir="auto">{item.note}</Text>}
    </Group>
  );
}
