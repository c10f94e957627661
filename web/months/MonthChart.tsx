import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useWords } from '../words/useWords.ts';
import type { Month } from './useMonths.ts';

const HEIGHT = 260;
const INK = { light: { text: '#343a40', grid: '#e3e6e9', line: '#1d5566', band: 'rgba(29, 85, 102, 0.28)' }, dark: { text: '#c9ced3', grid: '#3a4046', line: '#8fcad6', band: 'rgba(143, 202, 214, 0.3)' } };

/** Killed by month as a band from the minimum to the maximum. A month without a known figure is a gap, not a zero. The table says it all again. */
export function MonthChart({ months }: { months: readonly Month[] }) {
  const { say, locale } = useWords();
  const scheme = useComputedColorScheme('light');
  const holder = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize();
  useEffect(() => {
    if (!holder.current || width === 0) return undefined;
    const chart = new UPlot(options(width, INK[scheme], locale, [say('months.month'), say('months.most'), say('months.least')]), seriesOf(months), holder.current);
    return () => chart.destroy();
  }, [months, width, scheme, locale, say]);
  return (
    <figure ref={ref} style={{ margin: 0 }}>
      <div ref={holder} role="img" aria-label={say('months.chart')} />
      <figcaption className="hint">{say('months.chart')}. {say('months.chartHelp')}</figcaption>
    </figure>
  );
}

function seriesOf(months: readonly Month[]): UPlot.AlignedData {
  return [
    months.map(({ month }) => Date.parse(`${month}-01T00:00:00Z`) / 1_000),
    months.map(({ killed }) => killed?.max ?? null),
    months.map(({ killed }) => killed?.min ?? null),
  ];
}

function options(width: number, ink: (typeof INK)['light'], locale: string, [month, most, least]: string[]): UPlot.Options {
  const name = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const axis: UPlot.Axis = { stroke: ink.text, grid: { stroke: ink.grid, width: 1 }, ticks: { stroke: ink.grid, width: 1 } };
  const line = { stroke: ink.line, width: 2, points: { size: 5, fill: ink.line }, value: (_: UPlot, people: number | null) => (people === null ? '–' : String(people)) };
  return {
    width,
    height: HEIGHT,
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), 'UTC'),
    scales: { y: { range: (_, __, most_) => [0, Math.max(most_ * 1.08, 1)] } },
    series: [{ label: month, value: (_, seconds: number | null) => (seconds === null ? '–' : name.format(new Date(seconds * 1_000))) }, { label: most, ...line }, { label: least, ...line }],
    bands: [{ series: [1, 2], fill: ink.band }],
    axes: [{ ...axis, values: (_, splits) => splits.map((seconds) => name.format(new Date(seconds * 1_000))) }, axis],
    cursor: { y: false },
  };
}
