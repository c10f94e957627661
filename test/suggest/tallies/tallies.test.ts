import { describe, expect, test } from '@jest/globals';
import { suggestCounts } from '../../../ingest/suggest/counts/suggest-counts.ts';
import { readPeriods } from '../../../ingest/suggest/tallies/periods.ts';
import { findTallies } from '../../../ingest/suggest/tallies/tallies.ts';
import { read } from '../who/reading.ts';

function tallies(text: string, title = '') {
  const { reading, ...who } = read(text, title);
  const { claims } = suggestCounts(reading.document);
  return findTallies(reading, who, claims, readPeriods(reading));
}

describe('periods', () => {
  const period = (text: string) => {
    const { reading } = read(text);
    const [first] = readPeriods(reading).of(0);
    return first && [first.from, first.to];
  };
  test.each([
    ['It counted them in June 2019.', '2019-06-01', '2019-06-30'],
    ['It counted them between August 2014 and May 2017.', '2014-08-01', '2017-05-31'],
    ['It counted them from January to March 2019.', '2019-01-01', '2019-03-31'],
    ['It counted them from November to February 2019.', '2018-11-01', '2019-02-28'],
    ['It counted them since March 2020.', '2020-03-01', '2021-07-15'],
    ['It counted them in the first half of 2019.', '2019-01-01', '2019-06-30'],
    ['It counted them last month.', '2021-06-01', '2021-06-30'],
    ['أحصتهم خلال شهر حزيران 2019', '2019-06-01', '2019-06-30'],
    ['أحصتهم منذ مطلع حزيران الماضي حتى 25 تموز 2019', '2019-06-01', '2019-07-25'],
  ])('%s', (text, from, to) => {
    expect(period(text)).toEqual([from, to]);
  });

  test('are not the months that a figure is compared with, nor single days', () => {
    expect(period('It rose by 9 percent on May.')).toBeUndefined();
    expect(period('It happened on 4 June 2019.')).toBeUndefined();
  });
});

describe('tallies', () => {
  test('of a monitor', () => {
    expect(tallies('SNHR documented the deaths of 91 civilians at the hands of Russian forces in June 2021, a drop of 12.5% on May.')).toMatchObject([
      { by: 'Syrian Network for Human Rights', accused: 'Russian Military', from: '2021-06-01', to: '2021-06-30', killed: { min: 91, max: 91 }, changePercent: -12.5 },
    ]);
  });

  test('of the accused party itself', () => {
    expect(tallies('The US-led Coalition said its strikes had killed at least 37 civilians between March 2018 and May 2021.')).toMatchObject([
      { by: 'US-led Coalition', accused: 'US-led Coalition', from: '2018-03-01', to: '2021-05-31', killed: { min: 37, qualifier: 'AT_LEAST' } },
    ]);
  });

  test('go on in the next sentence', () => {
    const text = 'The White Helmets responded to 393 attacks by Russian forces in June 2021, the White Helmets said. These attacks killed 94 civilians and injured 210.';
    expect(tallies(text)).toMatchObject([{ by: 'Syria Civil Defence', events: 393, killed: { min: 94 }, injured: { min: 210 }, quote: { start: 0, end: text.length } }]);
  });

  test('take the period from the title in the opening', () => {
    expect(tallies('UNAMA documented 210 civilians killed.', 'Afghanistan in June 2021')).toMatchObject([{ by: 'UNAMA', from: '2021-06-01', to: '2021-06-30' }]);
  });

  test('have their number far from the verb', () => {
    expect(tallies('قالت الشبكة السورية لحقوق الإنسان إن ما لا يقل عن 120 مدنيا قتلوا في سوريا خلال حزيران 2021')).toMatchObject([
      { by: 'Syrian Network for Human Rights', killed: { min: 120 }, from: '2021-06-01' },
    ]);
  });

  test('reach from the start of something to the day of publication', () => {
    expect(tallies('The US-led Coalition said its raids had killed 484 civilians since the start of the campaign in August 2014.')).toMatchObject([{ from: '2014-08-01', to: '2021-07-15' }]);
    expect(tallies('SNHR documented 45 civilians killed since the start of the year.')).toMatchObject([{ from: '2021-01-01', to: '2021-07-15' }]);
  });

  test('of a party about others accuse those others', () => {
    expect(tallies('The Turkish army said the PKK had killed 40 civilians since January 2020.')).toMatchObject([{ by: 'Turkish Military', accused: 'PKK' }]);
  });

  test('in Arabic', () => {
    expect(tallies('ووثقت الشبكة السورية لحقوق الإنسان مقتل 64 مدنيا في سوريا على يد قوات النظام في تشرين الثاني 2020')).toMatchObject([
      { by: 'Syrian Network for Human Rights', accused: 'Syrian Regime', from: '2020-11-01', to: '2020-11-30', killed: { min: 64, max: 64 } },
    ]);
  });

  test('are not the toll of one day', () => {
    expect(tallies('SNHR documented the deaths of 14 civilians in a Russian raid on 4 June 2021.')).toEqual([]);
    expect(tallies('Names were matched to a list of fatalities that the Gaza Health Ministry released in June 2021.')).toEqual([]);
  });
});
