import { Group, UnstyledButton } from '@mantine/core';
import type { QueueQuery, ReviewState } from '../gql/graphql.ts';
import { REVIEW_STATES } from '../parts/enums.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

interface Props {
  counts: QueueQuery['reviewCounts'] | undefined;
  state: ReviewState;
  onChange: (state: ReviewState) => void;
}

const COUNT_OF = { PENDING: 'pending', CLAIMED: 'claimed', DEFERRED: 'deferred', PROMOTED: 'promoted', ATTACHED: 'attached', REJECTED: 'rejected' } as const;

/** How many items stand where; a state is chosen by pressing its count. */
export function QueueStates({ counts, state, onChange }: Props) {
  const { say } = useWords();
  const { number } = useFormats();
  return (
    <Group gap={6} role="group" aria-label={say('queue.state')}>
      {REVIEW_STATES.map((each) => (
        <UnstyledButton key={each} className="count" aria-pressed={each === state} onClick={() => onChange(each)}>
          {say(`state.${each}`)} <strong>{counts ? number(counts[COUNT_OF[each]]) : '…'}</strong>
        </UnstyledButton>
      ))}
    </Group>
  );
}
