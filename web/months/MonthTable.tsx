import { Table } from '@mantine/core';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Month } from './useMonths.ts';

interface Props {
  months: readonly Month[];
  opened: string | undefined;
  onOpen: (month: string) => void;
}

/** The chart's figures for reading, copying and hearing; newest first. */
export function MonthTable({ months, opened, onOpen }: Props) {
  const { say } = useWords();
  const { range, number, month: monthName } = useFormats();
  return (
    <div className="scroll">
      <Table className="figures" captionSide="top">
        <Table.Caption>{say('months.table')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('months.month')}</Table.Th><Table.Th>{say('months.killed')}</Table.Th><Table.Th>{say('months.injured')}</Table.Th>
            <Table.Th>{say('months.headline')}</Table.Th><Table.Th>{say('months.alleged')}</Table.Th><Table.Th>{say('months.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.toReversed().map((each) => (
            <Table.Tr key={each.month} data-current={each.month === opened || undefined}>
              <Table.Td><button type="button" aria-pressed={each.month === opened} onClick={() => onOpen(each.month)}>{monthName(each.month)}</button></Table.Td>
              <Table.Td>{each.headlineEvents === 0 ? '–' : range(each.killed)}</Table.Td>
              <Table.Td>{each.headlineEvents === 0 ? '–' : range(each.injured)}</Table.Td>
              <Table.Td>{number(each.headlineEvents)}</Table.Td>
              <Table.Td>{number(each.allegedEvents)}</Table.Td>
              <Table.Td><bdi dir="ltr">{each.change ? `${each.change.percent > 0 ? '+' : ''}${number(Math.round(each.change.percent))} %` : '–'}</bdi></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
