import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { GRADES } from '../parts/enums.ts';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { OutLink } from '../parts/OutLink.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Month } from './useMonths.ts';
import { WhyMonth } from './WhyMonth.tsx';

/** One month: the headline beside everything alleged, the change with its bounds, its rank, and what others published. */
export function MonthDetail({ month, country }: { month: Month; country: string }) {
  const { say } = useWords();
  const { range, month: monthName, number } = useFormats();
  const { rank } = month;
  return (
    <section className="panel" aria-labelledby="month">
      <Title order={2} size="h4" id="month" mb="xs">{monthName(month.month)}</Title>
      <dl className="facts-list">
        <Fact name={say('months.killed')} hint={month.killedUnknown > 0 ? say('months.unknownKilled', { n: month.killedUnknown }) : undefined}><span className="big">{range(month.killed)}</span></Fact>
        <Fact name={say('months.injured')}><span className="big">{range(month.injured)}</span></Fact>
        <Fact name={say('months.headline')} hint={say('months.headlineHelp')}><span className="big">{number(month.headlineEvents)}</span></Fact>
        <Fact name={say('months.alleged')} hint={say('months.allegedHelp')}><span className="big">{number(month.allegedEvents)}</span></Fact>
        <Fact name={say('months.change')}><Change change={month.change} /></Fact>
        {rank && <Fact name={say('months.rank')} hint={rank.deadliestSince ? say('months.since', { month: monthName(rank.deadliestSince) }) : say('months.sinceNever')}>{say('months.rankOf', { rank: rank.rank, of: rank.of })}</Fact>}
      </dl>
      <Title order={3} size="h6" mt="md">{say('months.byGrade')}</Title>
      <ul className="grades">
        {month.byGrade.toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade)).map(({ grade, events, killed }) => <li key={grade}><GradeBadge grade={grade} /> {say('months.gapEvents', { n: number(events) })}, {say('mark.killed', { value: range(killed) })}</li>)}
      </ul>
      <Tallies month={month} />
      <WhyMonth key={month.month + country} month={month.month} country={country} />
    </section>
  );
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}{hint && <Text size="xs" c="dimmed">{hint}</Text>}</dd></div>;
}

function Change({ change }: { change: Month['change'] }) {
  const { say } = useWords();
  const { number } = useFormats();
  if (!change) return <Text size="sm">{say('months.noChange')}</Text>;
  const signed = (percent: number) => `${percent > 0 ? '+' : ''}${number(Math.round(percent * 10) / 10)}`;
  return (
    <>
      <bdi className="big" dir="ltr">{signed(change.percent)} %</bdi>
      <Text size="xs" c="dimmed">{change.high != null && say('months.changeBounds', { low: signed(change.low), high: signed(change.high) })}; {say(change.signCertain ? 'months.certain' : 'months.uncertain')}</Text>
    </>
  );
}

function Tallies({ month }: { month: Month }) {
  const { say } = useWords();
  const { range, number } = useFormats();
  return (
    <>
      <Title order={3} size="h6" mt="md">{say('months.tallies')}</Title>
      {month.publishedTallies.length === 0 && <Text size="sm" c="dimmed">{say('months.noTallies')}</Text>}
      <ul className="lines">
        {month.publishedTallies.map(({ tally, gap }) => (
          <li key={tally.id}>
            <strong><bdi>{tally.publisher}</bdi></strong>: {say('mark.killed', { value: range(tally.killed) })}{tally.events != null && `, ${say('months.gapEvents', { n: number(tally.events) })}`}
            {gap.min != null && gap.max != null && <Text size="sm" c="dimmed">{say('months.gap', { min: number(gap.min), max: number(gap.max) })}</Text>}
            {tally.quote && <Text size="sm" dir="auto">{tally.quote.text}</Text>}
            {tally.article && <OutLink href={tally.article.url}><bdi>{tally.article.title ?? tally.article.url}</bdi></OutLink>}
          </li>
        ))}
      </ul>
    </>
  );
}
