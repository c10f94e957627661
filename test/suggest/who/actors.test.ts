import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../ingest/suggest/document.ts';
import { rankActors } from '../../../ingest/suggest/who/actors.ts';
import { loadActors } from '../../../ingest/suggest/who/dictionary.ts';
import { findMentions } from '../../../ingest/suggest/who/mentions.ts';
import { readDocumentWords } from '../../../ingest/suggest/words/reading.ts';
import { read } from './reading.ts';

const accused = (text: string, title = '') => read(text, title).accused.map(({ actor }) => actor.name);
const named = (text: string) => read(text).mentions.map(({ actor }) => actor.name);
const namedBy = (file: string, text: string) => findMentions(readDocumentWords(readDocument({ text })), loadActors([file])).map(({ actor }) => actor.name);

describe('the accused', () => {
  test.each([
    ['Four people were killed by US-led Coalition strikes near Hajin.', 'US-led Coalition'],
    ['An Israeli raid on a house in Rafah killed a couple and their son.', 'Israeli Military'],
    ['Turkish warplanes bombed the clinic; two nurses died.', 'Turkish Military'],
    ['Residents blamed the Rapid Support Forces for the shelling that killed nine.', 'Rapid Support Forces'],
    ['Shells fired by Houthi fighters killed a child in Taiz.', 'Houthis'],
    ['قتل ثلاثة مدنيين بقصف مدفعي لقوات النظام على قرية في ريف إدلب', 'Syrian Regime'],
    ['استشهاد طفلين بغارة نفذتها طائرات التحالف الدولي على بلدة هجين', 'US-led Coalition'],
    ['إصابة امرأة بقصف جوي روسي على أطراف البلدة', 'Russian Military'],
    ['مقتل راعٍ برصاص الجندرما التركية قرب الحدود', 'Turkish Military'],
    ['قسد تعدم رجلا وابنه بعد اقتحام منزلهما', 'Syrian Democratic Forces'],
    ['قصـ ـف صاروخي من قبل ميليشيات #قسد قتل مدنيا في اعزاز', 'Syrian Democratic Forces'],
  ])('%s', (text, name) => {
    expect(accused(text)[0]).toBe(name);
  });

  test('are not those who were the target', () => {
    expect(accused('Russian jets killed six people in strikes on Islamic State positions.')).toEqual(['Russian Military']);
    expect(accused('The Coalition fighting the Islamic State group killed 12 civilians in raids on Raqqa, Syria.')).toEqual(['US-led Coalition']);
  });

  test('are not those who only speak or only count', () => {
    expect(accused('Israel mourned. The Syrian Observatory said a raid killed three.')).toEqual([]);
  });

  test('point at their name', () => {
    const text = 'Four people were killed by US-led Coalition strikes near Hajin.';
    const { mention } = read(text).accused[0]!;
    expect(text.slice(mention.start, mention.end)).toBe('US-led Coalition');
  });
});

describe('names', () => {
  test('of capitals are not the little words that look like them', () => {
    expect(named('He told us who is in the air strike zone.')).toEqual([]);
    expect(named('A US air strike hit the zone.')).toEqual(['US Military']);
  });

  test('of peoples count only beside a word of force', () => {
    expect(named('A Russian doctor treated them.')).toEqual([]);
    expect(named('A Russian drone followed them.')).toEqual(['Russian Military']);
  });

  test('of capitals speak for a government only beside a word of speech', () => {
    expect(named('Moscow denied it.')).toEqual(['Russian Military']);
    expect(named('نفت أنقرة ذلك')).toEqual(['Turkish Military']);
    expect(named('A car was hit in Damascus on Monday.')).toEqual([]);
  });

  test('that several share go to the one that the rest of the text speaks of', () => {
    expect(named('The coalition bombed a wedding in Saada, Yemen.')).toEqual(['Saudi-led Coalition']);
    expect(named('The coalition bombed a school near Raqqa in Syria.')).toEqual(['US-led Coalition']);
    expect(named('The coalition agreed on a budget after long talks.')).toEqual([]);
  });
});

describe('ranked actors', () => {
  test('have the accused first, then who speaks, then the rest, each once', () => {
    const { accused: found, mentions, speeches } = read(
      'A Russian raid killed five people, the Syrian Observatory said. Amnesty International and Hezbollah were named too. The Syrian Observatory said more.',
    );
    expect(rankActors(found, mentions, speeches).map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Russian Military ACCUSED', 'Syrian Observatory for Human Rights SPEAKER', 'Amnesty International ORGANISATION', 'Hezbollah MENTIONED',
    ]);
  });
});

describe('an operator\'s dictionary', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'actors-')), 'mine.json');

  test('adds actors and replaces those of the same name', () => {
    writeFileSync(file, JSON.stringify([
      { name: 'River Guard', kind: 'ARMED_GROUP', country: 'SD', aliases: ['River Guard', 'حرس النهر'] },
      { name: 'Hamas', kind: 'ARMED_GROUP', country: 'PS', aliases: ['Only This Name'] },
    ]));
    const { aliases } = loadActors([file]);
    expect(aliases.get('river')![0]!.actor.name).toBe('River Guard');
    expect(aliases.get('only')![0]!.actor.name).toBe('Hamas');
    expect(aliases.get('qassam')).toBeUndefined();
  });

  test('wins the names that it shares with the built-in one', () => {
    writeFileSync(file, JSON.stringify([{ name: 'River Army', kind: 'STATE', country: 'SD', aliases: ['Syrian army'] }]));
    expect(namedBy(file, 'The Syrian army shelled the village.')).toEqual(['River Army']);
  });

  test('gives the observatory that was named by its full name the short one too', () => {
    writeFileSync(file, JSON.stringify([{ name: 'River Watch', kind: 'MONITOR', country: 'SD', aliases: ['مرصد النهر'] }]));
    expect(namedBy(file, 'قال مرصد النهر إن خمسة قتلوا. وسجل المرصد غارتين.')).toEqual(['River Watch', 'River Watch']);
  });

  test('says which file and which entry is at fault', () => {
    writeFileSync(file, JSON.stringify([{ name: 'River Guard', kind: 'PIRATES', country: 'SD', aliases: [] }]));
    expect(() => loadActors([file])).toThrow(/mine\.json.*kind/s);
  });
});
