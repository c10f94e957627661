import { Kbd, Modal, Table } from '@mantine/core';
import type { WordKey } from '../words/en.ts';
import { useWords } from '../words/useWords.ts';

const KEYS: readonly (readonly [string[], WordKey])[] = [
  [['j'], 'keys.next'], [['k'], 'keys.previous'], [['Enter'], 'keys.open'], [['x'], 'keys.choose'], [['c'], 'keys.claim'], [['p'], 'keys.promote'], [['e'], 'keys.edit'], [['a'], 'keys.attach'],
  [['r'], 'keys.reject'], [['d'], 'keys.defer'], [['u'], 'keys.undo'], [['1', '2', '3', '4', '5'], 'keys.grade'], [['q'], 'keys.queue'], [['/'], 'keys.search'],
  [['Ctrl', 'Enter'], 'keys.save'], [['Esc'], 'keys.leave'], [['?'], 'keys.help'],
];

/** What every key does. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { say } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={say('keys.title')} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Table aria-label={say('keys.title')}>
        <Table.Tbody>
          {KEYS.map(([keys, word]) => (
            <Table.Tr key={word}>
              <Table.Td>{keys.map((key) => <Kbd key={key} me={4}>{key}</Kbd>)}</Table.Td>
              <Table.Td>{say(word)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
