import { Group, Loader, Stack, Text, TextInput, Title } from '@mantine/core';
import { failureOf } from '../api/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useWords } from '../words/useWords.ts';
import { MonthChart } from './MonthChart.tsx';
import { MonthDetail } from './MonthDetail.tsx';
import { MonthTable } from './MonthTable.tsx';
import { useMonthRange } from './useMonthRange.ts';
import { useMonths, type Month } from './useMonths.ts';

/** Killed by month: the chart, the same figures as a table, and one month opened up. */
export function MonthsPage() {
  const { say } = useWords();
  const { ready, from, to, country, month, change } = useMonthRange();
  usePageTitle(say('months.title'));
  return (
    <Stack gap="md">
      <Title order={1} size="h3">{say('months.title')}</Title>
      <Group role="search" align="flex-end" gap="sm" className="filters">
        <TextInput type="month" label={say('app.from')} value={from} onChange={({ currentTarget }) => change({ from: currentTarget.value })} />
        <TextInput type="month" label={say('app.to')} value={to} onChange={({ currentTarget }) => change({ to: currentTarget.value })} />
        <TextInput label={say('facts.country')} dir="ltr" maxLength={2} defaultValue={country} onChange={({ currentTarget }) => currentTarget.value.length !== 1 && change({ country: currentTarget.value })} />
      </Group>
      {ready && !(from && to) && <Text>{say('months.empty')}</Text>}
      {from && to && <Months from={from} to={to} country={country} opened={month} onOpen={(each) => change({ month: each })} />}
    </Stack>
  );
}

function Months({ from, to, country, opened, onOpen }: { from: string; to: string; country: string; opened: string; onOpen: (month: string) => void }) {
  const { say } = useWords();
  const { months, error, refresh } = useMonths(from, to, country);
  if (error) return <FailureNotice failure={failureOf(error)} onRetry={refresh} />;
  if (!months) return <Loader aria-label={say('app.loading')} />;
  const shown = months.find(({ month }) => month === opened) ?? deadliest(months);
  return (
    <>
      <MonthChart months={months} />
      {shown && <MonthDetail month={shown} country={country} />}
      <MonthTable months={months} opened={shown?.month} onOpen={onOpen} />
    </>
  );
}

/** What one wants to look at first where nothing is chosen. */
function deadliest(months: readonly Month[]): Month | undefined {
  return months.toSorted((a, b) => (b.killed?.min ?? 0) - (a.killed?.min ?? 0))[0];
}
