import { describe, expect, test } from '@jest/globals';
import { read } from './reading.ts';

const speakers = (text: string) => read(text).speeches.map(({ speaker }) => [speaker.person, speaker.actor?.name].filter(Boolean).join(', '));

describe('speakers', () => {
  test.each([
    ['"They fled," said Lena Orsk, a spokeswoman for UNHCR.', 'Lena Orsk, UNHCR'],
    ['UNICEF spokesman Omar Tell said the wells are dry.', 'Omar Tell, UNICEF'],
    ['Colonel Ann Ferris, a spokesperson for the US-led Coalition, denied it.', 'Ann Ferris, US-led Coalition'],
    ['“We saw it,” said its spokesman, Colonel Adam Reed.', 'Adam Reed'],
    ['The wells are dry, said the head of the town council, Omar Tell.', 'Omar Tell'],
    ['وقالت الطبيبة سلمى الجبلي إن الدواء نفد', 'سلمى الجبلي'],
    ['وقال مهندس البلدية سامي الجبلي إن المضخة توقفت', 'سامي الجبلي'],
    ['According to the Syrian Observatory, six died.', 'Syrian Observatory for Human Rights'],
    ['The Coalition, battling militants in Syria and Iraq, claims great care.', 'US-led Coalition'],
    ['وأعلنت الشبكة السورية لحقوق الإنسان عن حصيلة جديدة', 'Syrian Network for Human Rights'],
    ['قال المتحدث باسم اليونيسف سامر الحلبي إن الآبار جافة', 'سامر الحلبي, UNICEF'],
  ])('%s', (text, speaker) => {
    expect(speakers(text)[0]).toBe(speaker);
  });

  test('keep their full name and office when only the surname comes again, or a pronoun', () => {
    const text = 'UNICEF spokesman Omar Tell said the wells are dry. Tell warned of worse. He added that help was late.';
    expect(speakers(text)).toEqual(['Omar Tell, UNICEF', 'Omar Tell, UNICEF', 'Omar Tell, UNICEF']);
  });

  test('are not outlets taken for people, nor those that something is reported of', () => {
    expect(speakers('Harbour News reported the raid.')).toEqual([]);
    expect(speakers('Israeli forces were reported to be near.')).toEqual([]);
    expect(speakers('He said the town near Tel Rifaat was hit.')).toEqual([]);
    expect(speakers('قال نشطاء إن قوات النظام قصفت القرية')).toEqual([]);
  });
});
