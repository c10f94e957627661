import { describe, expect, test } from '@jest/globals';
import { claim, claims, figure } from './read.ts';

describe('numbers and their words', () => {
  test.each([
    ['14 civilians were killed.', 14, 14, 'EXACT'],
    ['Twenty-one people died.', 21, 21, 'EXACT'],
    ['A dozen people were killed.', 12, 12, 'EXACT'],
    ['Two hundred and fifty people were killed.', 250, 250, 'EXACT'],
    ['1,200 people were killed.', 1200, 1200, 'EXACT'],
    ['At least 14 civilians were killed.', 14, null, 'AT_LEAST'],
    ['More than 50 people were killed.', 50, null, 'AT_LEAST'],
    ['Up to nine people were killed.', null, 9, 'UP_TO'],
    ['About 30 people were killed.', 30, 30, 'ABOUT'],
    ['Between four and five people were killed.', 4, 5, 'BETWEEN'],
    ['The strike killed 4 to 6 people.', 4, 6, 'BETWEEN'],
    ['The strike killed 4–6 people.', 4, 6, 'BETWEEN'],
    ['Dozens of people were killed.', 12, 24, 'ABOUT'],
    ['Scores of people were killed.', 20, 40, 'ABOUT'],
    ['Several people were killed.', 2, null, 'AT_LEAST'],
    ['People were killed.', 2, null, 'AT_LEAST'],
  ])('%s', (text, min, max, qualifier) => {
    expect(claim(text, 'killed')).toMatchObject({ min, max, qualifier, scope: 'EVENT' });
  });

  test.each([
    'A 14-year-old boy was killed.',
    'The man, aged 14, was killed.',
    'A man was killed at 1:45 on 14 May 2017.',
    'A man was killed in the 2900 block of Elm Street.',
    'A woman of 71 was killed.',
    'A father of four was killed.',
  ])('%s is about one person', (text) => {
    expect(claim(text, 'killed')).toMatchObject({ min: 1, max: 1 });
  });

  test('a family is as many as it is of', () => {
    expect(claim('A family of five was killed.', 'killed')).toMatchObject({ min: 5, max: 5 });
  });

  test('a year is no count', () => {
    expect(claims('It was the second homicide of 2016.').filter(({ min }) => min === 2016)).toEqual([]);
  });
});

describe('lists, wholes and parts', () => {
  test.each([
    ['A woman and her two children were killed.', 3],
    ['A man, his wife and three of their children died.', 5],
    ['The shelling killed a mother, her four children and two neighbours.', 7],
    ['Ali Hasan was killed along with his wife and two sons.', 4],
    ['Gunmen shot and killed Jane Doe and Sam Roe.', 2],
    ['Jane Doe, Ali Hasan and Sam Roe were killed.', 3],
    ['A poet, journalist and activist was killed.', 1],
  ])('%s', (text, count) => {
    expect(claim(text, 'killed')).toMatchObject({ min: count, max: count });
  });

  test.each([
    'At least 14 people, five of them children, were killed.',
    'At least 14 people, including five children, were killed.',
    'At least 14 people were killed, including five children.',
    'The strike killed at least 14 people (five children among them).',
  ])('parts are never added: %s', (text) => {
    const found = claims(text).filter(({ kind }) => kind === 'killed');
    expect(found.find(({ scope }) => scope === 'EVENT')).toMatchObject({ min: 14 });
    expect(found.find(({ scope }) => scope === 'PART')).toMatchObject({ min: 5, who: 'children' });
  });

  test('nouns that spell out the whole are its parts', () => {
    expect(claim('Six people, two women and four children, were killed.', 'killed')).toMatchObject({ min: 6, max: 6 });
  });

  test('"others" are not part of those named before', () => {
    const text = 'At least 46 people were killed, including women and a journalist, and at least five others were injured, including three journalists.';
    expect(claim(text, 'killed')).toMatchObject({ min: 46 });
    expect(claim(text, 'injured')).toMatchObject({ min: 5 });
  });
});

describe('killed and injured', () => {
  test.each([
    ['The strike killed 14 people and injured 11 others.', 14, 11],
    ['14 people were killed and 11 others wounded.', 14, 11],
    ['The attack left one dead and two wounded.', 1, 2],
    ['It resulted in the deaths of four people and the injury of six others.', 4, 6],
    ['Two dead, 3 injured in blast', 2, 3],
    ['One person died and two others in the town were injured.', 1, 2],
    ['Nobody was killed or injured.', 0, 0],
    ['No casualties were reported.', 0, 0],
  ])('%s', (text, killed, injured) => {
    expect(claim(text, 'killed')?.min).toBe(killed);
    expect(claim(text, 'injured')?.min).toBe(injured);
  });

  test.each(['No one else was hurt.', 'No other injuries were reported.', 'There was no information on casualties.', 'He could have been killed.', 'She was not injured.', 'They threatened to kill 12 people.'])('%s claims nothing', (text) => {
    expect(claims(text)).toEqual([]);
  });

  test.each([
    ['Five people were rushed to hospital.', 5],
    ['A child is in critical condition.', 1],
    ['Two men suffered gunshot wounds.', 2],
  ])('%s tells of injured', (text, injured) => {
    expect(claim(text, 'injured')).toMatchObject({ min: injured });
  });

  test('of those shot, those who died are taken off', () => {
    expect(figure('Seven people were shot, one of them fatally, police said.', 'injured')).toMatchObject({ min: 6, max: 6 });
  });
});

describe('what a figure belongs to', () => {
  test('an update is a figure of its own', () => {
    expect(claim('The death toll from the strike rose to 21.', 'killed')).toMatchObject({ min: 21 });
    expect(claim('The number of people killed has risen to six.', 'killed')).toMatchObject({ min: 6 });
  });

  test.each(['Since 2014 more than 4,000 people have been killed.', 'Last year 300 civilians were killed in such raids.'])('%s is background', (text) => {
    expect(claim(text, 'killed')?.scope).toBe('BACKGROUND');
  });

  test('a cumulative total does not displace the event', () => {
    expect(figure('A strike killed three civilians on Monday. Since 2014 more than 4,000 people have been killed.', 'killed')).toMatchObject({ min: 3, max: 3 });
  });

  test('combatants are told from civilians', () => {
    expect(claim('Two soldiers were killed.', 'killed')?.who).toBe('combatants');
    expect(claim('Two civilians were killed.', 'killed')?.who).toBe('civilians');
  });

  test('the speaker is named in the text\'s own words', () => {
    expect(claim('Shehab Agency reported that two people were killed.', 'killed')?.speaker).toBe('Shehab Agency');
    expect(claim('Two people were killed, according to Safa News.', 'killed')?.speaker).toBe('Safa News');
    expect(claim('Two people were killed.', 'killed')?.speaker).toBeNull();
  });

  test('sources that differ make a range', () => {
    const text = 'At least seven civilians were killed in a strike on the town. A local agency reported seven killed, while one source put the number of people killed at up to eight.';
    expect(figure(text, 'killed')).toMatchObject({ min: 7, max: 8 });
  });

  test('a text that says nothing gives no figure', () => {
    expect(figure('The council met on Monday to discuss 14 new roads.', 'killed')).toBeNull();
  });

  test('the figure says why it was chosen', () => {
    expect(figure('A woman and her two children were killed.', 'killed')?.reason).toMatch(/opening sentence.*adds up 2 groups/);
  });
});

describe('deeds told in words of their own', () => {
  test.each([
    ['The fatal shooting of a man is under investigation.', 1],
    ['Police are investigating a triple homicide.', 3],
    ['Four bodies were recovered from the rubble.', 4],
    ['The blast claimed the lives of two people.', 2],
    ['Three brothers lost their lives.', 3],
  ])('%s', (text, count) => {
    expect(claim(text, 'killed')).toMatchObject({ min: count });
  });

  test('the doer who dies too is counted besides the others', () => {
    const text = 'A man fatally shot seven people before killing himself.';
    expect(claims(text).filter(({ kind }) => kind === 'killed').map(({ min }) => min)).toEqual([7, 1]);
  });

  test('one told of before and the others are claims of their own', () => {
    const text = 'A 12-year-old boy was injured in a shooting that also wounded three other people.';
    expect(claims(text).map(({ min }) => min)).toEqual(expect.arrayContaining([1, 3]));
  });
});

describe('totals and titles', () => {
  const report = 'At least 90 civilians were killed in strikes last month, an independent organisation said on Wednesday.\n\n'
    + 'The monitor tracked 30 events during June, likely killing between 60 and 90 civilians, the group said.\n\n'
    + 'The Coalition said its strikes had killed at least 70 civilians between August 2014 and May 2017.';

  test('a monthly report gives its range, not its maximum', () => {
    expect(figure(report, 'killed')).toMatchObject({ min: 60, max: 90, qualifier: 'BETWEEN' });
  });

  test('totals of a month are of a period, each with its speaker', () => {
    const found = claims(report).filter(({ kind }) => kind === 'killed');
    expect(found.map(({ scope }) => scope)).toEqual(['PERIOD', 'PERIOD', 'PERIOD']);
    expect(found.find(({ min }) => min === 70)?.speaker).toBe('Coalition');
    expect(found.find(({ max, min }) => min === 90 && max === null)?.speaker).toBe('an independent organisation');
  });

  test('a figure that only the title says has an empty quote and says so', () => {
    const picked = figure('Police are investigating.', 'killed', 'Two killed in market blast');
    expect(picked).toMatchObject({ min: 2, max: 2, quote: { start: 0, end: 0 } });
    expect(picked?.reason).toMatch(/title only/);
  });
});
