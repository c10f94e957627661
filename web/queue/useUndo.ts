import { notifications } from '@mantine/notifications';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { useOutbox } from '../outbox/useOutbox.ts';
import { deedWords } from '../words/deedWords.ts';
import { useWords } from '../words/useWords.ts';

const UNDO = graphql(`
  mutation Undo {
    undo { undone item { id state } }
  }
`);

/** Takes the reviewer's last decision back and goes to its item. Where it can't be taken back, the desk says why. */
export function useUndo(): () => Promise<void> {
  const { say } = useWords();
  const { empty } = useOutbox();
  const [, undo] = useMutation(UNDO);
  const [, go] = useLocation();
  return async () => {
    // The last decision may still be on its way.
    await empty();
    const { data, error } = await undo({});
    if (data) {
      notifications.show({ message: say('queue.undone', { deed: deedWords(data.undo.undone, say) }) });
      go(`/items/${data.undo.item.id}`);
    } else if (error) {
      notifications.show({ color: 'orange', message: failureOf(error).message });
    }
  };
}
