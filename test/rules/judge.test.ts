import { describe, expect, test } from '@jest/globals';
import { judgeBy, prepareArticle } from '../../common/rules/judge.ts';
import { LARGEST_PATTERN, patternTest } from '../../common/rules/pattern.ts';
import type { JudgedArticle, RuleConditions } from '../../common/rules/rule.ts';
import { phrases, similarity } from '../../common/rules/similarity.ts';

const NOTHING: RuleConditions = { keywords: [], pattern: null, field: 'TITLE_AND_TEXT', languages: [], sourceIds: [], similarText: null, similarAtLeast: null };
const ARTICLE: JudgedArticle = { title: 'Raid on Harbour Street', text: 'Five civilians were killed in a raid. The café was hit.', language: 'en', sourceId: 's1' };

function verdict(conditions: Partial<RuleConditions>, article: Partial<JudgedArticle> = {}) {
  return judgeBy({ ...NOTHING, ...conditions })(prepareArticle({ ...ARTICLE, ...article }));
}

describe('keywords', () => {
  test.each([
    [['football', 'RAID'], 'the words "RAID"'], [['harbour  street'], 'the words "harbour  street"'], [['cafe'], 'the words "cafe"'], [['rai'], null], [['raids'], null], [['.*'], null],
  ])('%j', (keywords, why) => expect(verdict({ keywords })).toBe(why));

  test.each([['غارة', 'وقالت مصادر إن الغارة أصابت السوق', true], ['غارة', 'بغارةٍ جوية', true], ['سوق', 'للسوق', true], ['حرب', 'الحربية', false]])('Arabic %s in "%s"', (keyword, text, found) => {
    expect(verdict({ keywords: [keyword] }, { title: null, text }) !== null).toBe(found);
  });

  test('are looked for where the rule says', () => {
    expect(verdict({ keywords: ['harbour'], field: 'TEXT' })).toBeNull();
    expect(verdict({ keywords: ['killed'], field: 'TITLE' })).toBeNull();
    expect(verdict({ keywords: ['harbour'], field: 'TITLE' })).not.toBeNull();
  });
});

test('every condition that is given must hold', () => {
  expect(verdict({ keywords: ['raid'], languages: ['en', 'ar'], sourceIds: ['s1'], pattern: 'killed in an? raid' })).toBe('language en, its source, the words "raid", the pattern');
  expect(verdict({ keywords: ['raid'], languages: ['ar'] })).toBeNull();
  expect(verdict({ keywords: ['raid'], sourceIds: ['s2'] })).toBeNull();
  expect(verdict({ languages: ['en'] }, { language: null })).toBeNull();
});

test('a rule without any condition applies to nothing', () => expect(verdict({})).toBeNull());

test('likeness is the share of common phrases', () => {
  const one = 'Five civilians were killed in a raid on Harbour Street on Monday, a doctor said.';
  expect(similarity(phrases(one), phrases(one))).toBe(1);
  expect(similarity(phrases(one), phrases('The team won two to one on Monday night at home.'))).toBe(0);
  // a b c d | b c d e: two phrases each, one in common, three in all
  expect(similarity(phrases('a b c d'), phrases('b c d e'))).toBeCloseTo(1 / 3);
  expect(similarity(phrases(''), phrases(''))).toBe(0);
  expect(verdict({ similarText: one, similarAtLeast: 0.8 }, { text: one.replace('doctor', 'DOCTOR') })).toBe('100 % of its phrases');
  expect(verdict({ similarText: one, similarAtLeast: 0.8 })).toBeNull();
});

describe('patterns', () => {
  test.each(['(a)\\1', '(?=x)y', '[', '(a{1000}){1000}', '(?P<'])('%s is refused in words', (pattern) => expect(() => patternTest(pattern)).toThrow(/^The pattern can't be used: /));

  test('one that would take too long a character is refused', () => {
    expect(() => patternTest('.{1,900}y')).toThrow(new RegExp(`at most ${LARGEST_PATTERN}`));
    expect(() => patternTest('(.{1,30}){1,30}y')).toThrow(/too large/);
  });

  // Each of these takes a backtracking engine longer than the universe has been there.
  test.each(['(x+x+)+y', '(x*)*y', '(x|x)*y', '(x|xx)+y', '(.*)*(.*)*y', '^(([x])+.)+[X](([x])+x)+y$', '(?:x?){60}x{60}y'])('the hostile %s ends', (pattern) => {
    expect(patternTest(pattern)('x'.repeat(100_000))).toBe(false);
  });

  test('letters match in both cases, lines have their own ends', () => {
    expect(patternTest('^the café')('Killed.\nTHE CAFÉ was hit')).toBe(true);
  });
});
