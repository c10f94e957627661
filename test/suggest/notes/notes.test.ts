import { describe, expect, test } from '@jest/globals';
import { suggestCounts } from '../../../ingest/suggest/counts/suggest-counts.ts';
import { findNotes } from '../../../ingest/suggest/notes/notes.ts';
import type { PlaceSuggestion } from '../../../ingest/suggest/types.ts';
import { read } from '../who/reading.ts';

function notes(text: string, places: string[] = []) {
  const { reading, ...voices } = read(text);
  const suggested = places.map((name): PlaceSuggestion => {
    const start = text.indexOf(name);
    return { name, country: 'SY', admin1: null, lat: 0, lon: 0, precision: 'TOWN', radius: 1, gazetteerId: name, confidence: 0.5, quote: { start, end: start + name.length } };
  });
  return findNotes(reading, voices, suggestCounts(reading.document).claims, suggested);
}

describe('humanitarian notes', () => {
  test('join the figure of one sentence with the sectors of the next', () => {
    const text = 'About 18,000 residents are besieged there. Flour, drinking water and insulin are scarce, OCHA said.';
    expect(notes(text)).toEqual([expect.objectContaining({
      sectors: ['ACCESS', 'FSC', 'WSH', 'HEA'], affected: { min: 18000, max: 18000, qualifier: 'ABOUT', status: 'AFF' }, speaker: 'OCHA', quote: { start: 0, end: text.length },
    })]);
  });

  test('stay apart where each sentence has a figure of its own', () => {
    const found = notes('Some 4,000 people are displaced and need shelter, IOM said. Another 900 people were reached with food and water, WFP said.');
    expect(found.map(({ affected }) => [affected?.min, affected?.status])).toEqual([[4000, 'INN'], [900, 'REA']]);
  });

  test.each([
    ['up to 50,000 civilians are trapped without food or water', { min: null, max: 50000, qualifier: 'UP_TO' }],
    ['more than 2.4 million people lack food and water', { min: 2400000, max: null, qualifier: 'AT_LEAST' }],
    ['between 300 and 400 residents lack food and water', { min: 300, max: 400, qualifier: 'BETWEEN' }],
    ['tens of thousands of people lack food and water', { min: 10000, max: null, qualifier: 'AT_LEAST' }],
    ['ما لا يقل عن 12 ألف مدني محاصرين بلا غذاء ولا مياه ونقص في الدواء', { min: 12000, max: null, qualifier: 'AT_LEAST' }],
    ['نحو ٣٠٠٠ شخص محاصرين يعانون من نقص الغذاء والمياه', { min: 3000, max: 3000, qualifier: 'ABOUT' }],
  ])('%s', (text, affected) => {
    expect(notes(text)[0]!.affected).toMatchObject(affected);
  });

  test.each([
    ['About 4,000 people in the town have had no piped water since Friday.', ['WSH'], { min: 4000, max: 4000, qualifier: 'ABOUT', status: 'AFF' }],
    ['Up to 900 people in the camp do not have enough to eat.', ['FSC'], { min: null, max: 900, qualifier: 'UP_TO', status: 'INN' }],
    ['More than 3,000 residents have two hours of electricity a day.', ['ELECTRICITY'], { min: 3000, max: null, qualifier: 'AT_LEAST', status: 'AFF' }],
    ['Some 700 flats have lost their windows and about 2,000 people live in them.', ['SHL'], { min: 2000, max: 2000, qualifier: 'ABOUT', status: 'AFF' }],
    ['قرابة 8 آلاف نسمة لا تصلهم مياه الشرب في المدينة', ['WSH'], { min: 8000, max: 8000, qualifier: 'ABOUT', status: 'AFF' }],
  ])('of what is missing, without a word of need: %s', (text, sectors, affected) => {
    expect(notes(text)).toMatchObject([{ sectors, affected }]);
  });

  test('go on over a sentence between, and end where nothing is lacking', () => {
    const text = 'About 4,000 people lack drinking water, OCHA said. The pump is old. Without electricity the clinic keeps no vaccines. The mayor is 40.';
    expect(notes(text)).toMatchObject([{ sectors: ['WSH', 'ELECTRICITY', 'HEA'], quote: { start: 0, end: text.indexOf(' The mayor') } }]);
  });

  test('have the voice beside the figure, or the person who speaks for the same house', () => {
    expect(notes('About 4,000 people lack water and food, OCHA said. Prices doubled, according to the trader Omar Haddad.')[0]!.speaker).toBe('OCHA');
    expect(notes('The UN warned that 4,000 people lack water. "Food is scarce," said Omar Tell, a spokesman for UNHCR.')[0]!.speaker).toBe('Omar Tell, UNHCR');
    expect(notes('وقال مهندس البلدية سامي الجبلي إن نحو 4000 شخص بلا مياه ولا كهرباء.')[0]!.speaker).toBe('سامي الجبلي');
  });

  test('are no news of trade or of what a house was like', () => {
    expect(notes('Diesel prices doubled and two bakeries closed.')).toEqual([]);
    expect(notes('The raid destroyed homes and a clinic.')).toEqual([]);
  });

  test('take the report’s own place before a word that is a place elsewhere', () => {
    const text = 'In Tabqa about 4,000 people lack water, food and power, and the road to Doha is closed.';
    expect(notes(text, ['Tabqa', 'Doha'])[0]!.place).toBe('Tabqa');
  });

  test('take the nearest place, not the town that the speaker sat in', () => {
    const text = 'Fighting goes on in Tabqa. Residents there lack food, water and medicine, an ICRC official told reporters in Doha.';
    expect(notes(text, ['Doha', 'Tabqa'])[0]!.place).toBe('Tabqa');
  });

  test('are not the hospital that the wounded came to, nor a call for help, nor the dead', () => {
    expect(notes('The wounded were taken to a hospital in the city.')).toEqual([]);
    expect(notes('It is imperative that food, water and shelter reach them.')).toEqual([]);
    expect(notes('The raid killed 60 civilians, and 70 people were injured.')).toEqual([]);
  });

  test('leave families uncounted: how many people they are is not said', () => {
    expect(notes('OCHA said 700 families lack food, water and shelter.')[0]!.affected).toBeNull();
  });
});
