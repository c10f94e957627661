import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import type { Report, Span, Suggestions } from '../../ingest/suggest/types.ts';

const knowledge = loadKnowledge([join(import.meta.dirname, 'who', 'pact.json')]);

/** A monthly report as a news site prints it: a range, its maximum in headline and lead, the party's own figure, a denial, a note. */
const monthly: Report = {
  title: 'Northern Pact raids killed 310 civilians in March, monitor says',
  publishedAt: '2019-04-11',
  text: `March was the third deadliest month for civilians in Yemen since Northern Pact air raids began in June 2016, according to the monitoring group Lantern Count.

At least 310 civilians were killed last month by Northern Pact air raids in Yemen, a group that counts such deaths said on Tuesday.

"Over the month of March, Lantern Count recorded 96 alleged Northern Pact incidents, likely killing between 204 and 310 civilians, an increase of 17 percent on February," the volunteers said.

The Pact's own figure is lower. In a statement issued on Monday, the Northern Pact said its raids had killed at least 88 civilians between June 2016 and February 2019.

A senior Northern Pact general flatly rejected the claims of the volunteers.

"We deny that our pilots bombed homes," Brigadier General Karl Venn told reporters in Riyadh.

Fighting goes on around the city of Taiz.

UNICEF voiced alarm on Friday for up to 35,000 civilians who are trapped there.

"Bread, clean water, medicine and electricity are running out and the shortage is worsening by the day," UNICEF spokeswoman Dana Holt said.`,
};

function words(report: Report, quote: Span): string {
  return report.text.slice(quote.start, quote.end);
}

describe('a monthly report', () => {
  const found = suggest(monthly, knowledge);

  test('gives the harm of the period, not its maximum', () => {
    expect(found.harm.killed).toMatchObject({ min: 204, max: 310, qualifier: 'BETWEEN' });
    expect(words(monthly, found.harm.killed!.quote)).toContain('204 and 310');
    expect(found.relevance).toBeGreaterThan(0.9);
  });

  test('dates itself by the period, and resolves every relative date', () => {
    expect(found.dates[0]).toMatchObject({ start: '2019-03-01', end: '2019-03-31', precision: 'MONTH', role: 'PERIOD' });
    const days = found.dates.map(({ start, end }) => (start === end ? start : `${start}/${end}`));
    expect(days).toEqual(expect.arrayContaining(['2019-04-09', '2019-04-08', '2019-04-05']));
  });

  test('gives the tallies of the monitor and of the accused party itself', () => {
    expect(found.tallies).toHaveLength(2);
    expect(found.tallies[0]).toMatchObject({
      by: 'Lantern Count', accused: 'Northern Pact', from: '2019-03-01', to: '2019-03-31', events: 96, killed: { min: 204, max: 310 }, changePercent: 17,
    });
    expect(found.tallies[1]).toMatchObject({
      by: 'Northern Pact', accused: 'Northern Pact', from: '2016-06-01', to: '2019-02-28', events: null, killed: { min: 88, qualifier: 'AT_LEAST' }, changePercent: null,
    });
  });

  test('gives the note, its place from the sentence before', () => {
    expect(found.notes).toHaveLength(1);
    expect(found.notes[0]).toMatchObject({
      sectors: ['FSC', 'WSH', 'HEA', 'ELECTRICITY'], place: expect.stringMatching(/Ta.?i.?z/),
      affected: { min: null, max: 35000, qualifier: 'UP_TO', status: 'AFF' }, speaker: 'Dana Holt, UNICEF',
    });
    expect(words(monthly, found.notes[0]!.quote)).toMatch(/^UNICEF voiced.*said\.$/s);
  });

  test('gives the denial under the name of who spoke', () => {
    expect(found.statements[0]).toMatchObject({ speaker: 'Karl Venn', organisation: 'Northern Pact', stance: 'DENIES' });
  });

  test('accuses the right party and warns of the maximum and of the rank', () => {
    expect(found.actors[0]).toMatchObject({ name: 'Northern Pact', role: 'ACCUSED' });
    expect(found.warnings.map(({ code }) => code)).toEqual(['MAXIMUM_STATED_AS_FACT', 'RANK_TRUE_ONLY_WHEN_PUBLISHED']);
    expect(found.warnings[0]!.message).toBe('The headline and the text state 310 killed as a fact, but the source\'s range is 204–310: that is its maximum.');
  });

  test('points at words of the text everywhere', () => {
    for (const quote of quotesOf(found)) {
      expect(quote.start).toBeGreaterThanOrEqual(0);
      expect(quote.end).toBeLessThanOrEqual(monthly.text.length);
      expect(words(monthly, quote)).toBe(words(monthly, quote).trim());
    }
  });
});

describe('one strike with the month behind it', () => {
  const report: Report = {
    title: 'Air raid on market kills 12',
    publishedAt: '2019-04-11',
    text: `A Northern Pact air raid on a market in Taiz killed 12 civilians on Wednesday, medics said.

Lantern Count says it documented 204 civilians killed in Northern Pact raids in March 2019.`,
  };
  const found = suggest(report, knowledge);

  test('keeps its own figure and its own day', () => {
    expect(found.harm.killed).toMatchObject({ min: 12, max: 12 });
    expect(found.dates[0]).toMatchObject({ start: '2019-04-10', end: '2019-04-10' });
    expect(found.tallies).toMatchObject([{ by: 'Lantern Count', from: '2019-03-01', to: '2019-03-31', killed: { min: 204, max: 204 } }]);
  });
});

describe('a total since the start of the year', () => {
  const report: Report = {
    title: 'Hundreds dead in Yemen',
    publishedAt: '2019-04-11',
    text: 'More than 300 civilians have died in Yemen since the start of the year, Lantern Count said. The deaths were caused by Northern Pact raids.',
  };
  const found = suggest(report, knowledge);

  test('is the harm, and its period the date', () => {
    expect(found.tallies).toMatchObject([{ by: 'Lantern Count', accused: 'Northern Pact', from: '2019-01-01', to: '2019-04-11', killed: { min: 300, max: null, qualifier: 'AT_LEAST' } }]);
    expect(found.harm.killed).toMatchObject({ min: 300, qualifier: 'AT_LEAST' });
    expect(found.dates[0]).toMatchObject({ start: '2019-01-01', end: '2019-04-11', role: 'PERIOD' });
  });
});

describe('a report of need without a strike', () => {
  const report: Report = { text: 'About 4,000 residents of Taiz are besieged and have neither food nor water nor medicine, OCHA said.' };

  test('is relevant for its note', () => {
    expect(suggest(report, knowledge).relevance).toBeGreaterThan(0.3);
  });
});

describe('an Arabic monthly report', () => {
  const report: Report = {
    title: 'مرصد الفانوس: مقتل 91 مدنياً في آذار 2019',
    publishedAt: '2019-04-02',
    text: `وثق مرصد الفانوس مقتل 91 مدنياً في قصف حلف الشمال على تعز خلال شهر آذار 2019، بزيادة 20% عن شهر شباط.

ونفى حلف الشمال مسؤوليته عن القصف.

وقالت اليونيسف إن نحو 4000 مدني محاصرين في تعز يعانون من نقص الغذاء والمياه والدواء وانقطاع الكهرباء.`,
  };
  const found = suggest(report, knowledge);

  test('gives tally, note, statement and accused', () => {
    expect(found.tallies[0]).toMatchObject({ by: 'Lantern Count', accused: 'Northern Pact', from: '2019-03-01', to: '2019-03-31', killed: { min: 91, max: 91 }, changePercent: 20 });
    expect(found.notes[0]).toMatchObject({ affected: { min: 4000, max: 4000, qualifier: 'ABOUT', status: 'AFF' }, speaker: 'UNICEF' });
    expect(found.notes[0]!.sectors).toEqual(expect.arrayContaining(['FSC', 'WSH', 'HEA', 'ELECTRICITY']));
    expect(found.statements[0]).toMatchObject({ speaker: 'Northern Pact', stance: 'DENIES' });
    expect(found.actors[0]).toMatchObject({ name: 'Northern Pact', role: 'ACCUSED' });
    expect(found.harm.killed).toMatchObject({ min: 91, max: 91 });
    expect(found.dates[0]).toMatchObject({ start: '2019-03-01', role: 'PERIOD' });
  });
});

function quotesOf(found: Suggestions): Span[] {
  const lists = [found.claims, found.dates, found.places, found.actors, found.notes, found.tallies, found.statements];
  return [...lists.flat().map(({ quote }) => quote), ...found.warnings.flatMap(({ quotes }) => quotes)];
}
