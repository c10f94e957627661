import { describe, expect, test } from '@jest/globals';
import { clusterAll } from '../../ingest/cluster/batch.ts';
import { ARABIC_RETYPED, ARABIC_WIRE, OTHER_STORY, WIRE } from './reports.ts';

const published = (day: string, title: string, text: string) => ({ title, text, publishedAt: day });

function groups(reports: { title?: string; text: string; publishedAt?: string }[]): { families: number[]; incidents: number[] } {
  const answers = clusterAll(reports);
  return { families: answers.map(({ family }) => family), incidents: answers.map(({ incident }) => incident) };
}

describe('copies of one text', () => {
  const paragraphs = WIRE.split('\n');

  test('cut, topped and tailed, or under another headline, are one family and one incident', () => {
    const cut = paragraphs.slice(0, 3).join('\n');
    const topped = `TEL HARUN, 4 September\n${WIRE}\nOur correspondent adds that schools in the district will stay closed for a week, and that the governor plans to visit.`;
    const { families, incidents } = groups([
      published('2023-09-04', 'Seven killed in rocket strike on market', WIRE),
      published('2023-09-04', 'Rocket hits Tel Harun market, seven dead', cut),
      published('2023-09-05', '"I carried two children out of the smoke"', topped),
      published('2023-09-05', 'Olive harvest weaker', OTHER_STORY),
    ]);
    expect(new Set(families.slice(0, 3)).size).toBe(1);
    expect(new Set(incidents.slice(0, 3)).size).toBe(1);
    expect(families[3]).not.toBe(families[0]);
    expect(incidents[3]).not.toBe(incidents[0]);
  });

  test('Arabic text typed with other signs is the same text', () => {
    const { families, incidents } = groups([{ text: ARABIC_WIRE }, { text: ARABIC_RETYPED }]);
    expect(families[0]).toBe(families[1]);
    expect(incidents[0]).toBe(incidents[1]);
  });

  test('a report of the same event in other words is another family', () => {
    const { families } = groups([published('2023-09-04', 'Seven killed', WIRE), published('2023-09-04', 'Market attack', TOLL_ROSE)]);
    expect(families[0]).not.toBe(families[1]);
  });
});

const TOLL_ROSE = `The number of dead from Monday's rocket attack on the Tel Harun vegetable market has risen to nine, two of them children, after two of the wounded died overnight, doctors said on Tuesday.
Funerals were held in the town. Samir Qadban, a baker who helped the wounded, lost his brother in the attack.`;

describe('one event or two', () => {
  test('an updated toll belongs to the same incident', () => {
    const { incidents } = groups([
      published('2023-09-04', 'Seven killed in rocket strike on Tel Harun market', WIRE),
      published('2023-09-05', 'Toll of Tel Harun market attack rises to nine', TOLL_ROSE),
    ]);
    expect(incidents[0]).toBe(incidents[1]);
  });

  test('two strikes on one day in different towns are two incidents', () => {
    const { incidents } = groups([
      published('2023-09-04', 'Three killed in air strike on Kafr Basil', 'An air strike killed three civilians and wounded eight in the town of Kafr Basil on Monday, rescuers said. A house collapsed.'),
      published('2023-09-04', 'Two killed in air strike on Mar Yunan', 'An air strike killed two civilians and wounded five in the town of Mar Yunan on Monday, rescuers said. A school was damaged.'),
    ]);
    expect(incidents[0]).not.toBe(incidents[1]);
  });

  test('strikes on one town a week apart are two incidents', () => {
    const { incidents } = groups([
      published('2023-09-04', 'Three killed in shelling of Kafr Basil', 'Shelling killed three civilians and wounded eight in the town of Kafr Basil on Monday, 4 September, rescuers said. A house in the old quarter collapsed.'),
      published('2023-09-11', 'One killed in drone strike on Kafr Basil', 'A drone strike killed a motorcyclist near the town of Kafr Basil on Monday, 11 September, residents said. It was on the road to the dam.'),
    ]);
    expect(incidents[0]).not.toBe(incidents[1]);
  });
});

describe('notices of one template', () => {
  const notice = (town: string, day: string, killed: number) => published('2022-05-11', `${killed} killed as shells hit ${town}`, `Artillery shelling killed ${killed} people in ${town}, Idlib, on ${day} 2022, the Civil Defence said.`);

  test('differ in the town, or in the day, and are different incidents', () => {
    const { incidents } = groups([notice('Sarmin', '3 May', 2), notice('Ariha', '3 May', 3), notice('Sarmin', '10 May', 4)]);
    expect(new Set(incidents).size).toBe(3);
  });

  test('in Arabic too', () => {
    const arabic = (town: string, killed: string) => ({ text: `مقتل ${killed} وإصابة ثلاثة بقصف مدفعي على بلدة ${town} في إدلب، اليوم الأربعاء 27 تشرين الثاني 2024`, publishedAt: '2024-11-27' });
    const { incidents } = groups([arabic('سرمين', 'مدنيين اثنين'), arabic('كنصفرة', 'مدني')]);
    expect(incidents[0]).not.toBe(incidents[1]);
  });
});

test('an Arabic and an English report of one event are one incident', () => {
  const { incidents, families } = groups([
    published('2024-11-27', 'Two killed as shells hit Sarmin', 'Artillery shelling killed two people in Sarmin, Idlib, on 27 November, the Civil Defence said.'),
    { text: 'مقتل مدنيين اثنين وإصابة ثلاثة بقصف مدفعي لقوات النظام على بلدة سرمين شرقي إدلب، اليوم الأربعاء 27 تشرين الثاني 2024', publishedAt: '2024-11-27' },
  ]);
  expect(incidents[0]).toBe(incidents[1]);
  expect(families[0]).not.toBe(families[1]);
});

describe('what is no report', () => {
  test('login walls, tickers and empty texts are each an incident of their own', () => {
    const walls = [
      ...Array.from({ length: 12 }, () => ({ text: 'This post is unavailable. Log in to Facebook to see it.' })),
      ...Array.from({ length: 5 }, (_, i) => ({ title: `Three killed in Kafr Basil ${i}`, text: 'One moment, please…' })),
      { text: '' }, { text: '' }, { text: '   \n\n ' }, { text: 'سجل الدخول للمتابعة' }, { text: 'سجل الدخول للمتابعة' },
    ];
    const { families, incidents } = groups([...walls, { title: 'Three killed in Kafr Basil', text: 'Shelling killed three civilians in the town of Kafr Basil on Monday, rescuers said.' }]);
    expect(new Set(incidents).size).toBe(incidents.length);
    expect(new Set(families.slice(0, 12)).size).toBe(1);
  });
});

describe('odd input', () => {
  test('no texts, one text', () => {
    expect(clusterAll([])).toEqual([]);
    expect(clusterAll([{ text: WIRE }])).toEqual([{ family: 0, incident: 0 }]);
  });

  test('5,000 equal texts are one family and one incident', () => {
    const { families, incidents } = groups(Array.from({ length: 5000 }, () => ({ text: WIRE.slice(0, 160) })));
    expect(new Set(families).size).toBe(1);
    expect(new Set(incidents).size).toBe(1);
  });

  test('very long texts, endless words and broken signs are taken', () => {
    const odd = ['a'.repeat(300_000), 'killed '.repeat(100_000), '@'.repeat(100_000), 'ـ .'.repeat(50_000), '\ud800'.repeat(10_000), '1/1/'.repeat(50_000), 'Aa'.repeat(50_000), `${WIRE}\n`.repeat(200)];
    expect(clusterAll(odd.map((text) => ({ title: text, text, publishedAt: text.slice(0, 200) })))).toHaveLength(odd.length);
  });
});
