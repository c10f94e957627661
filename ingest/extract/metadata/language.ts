import { eld } from 'eld/small';
import type { PageFacts } from '../facts.ts';
import type { Candidate } from './candidates.ts';
import { articleObjects } from './article-object.ts';

/** Text looked at: a language shows in the first few sentences. */
const SAMPLE = 1_500;
const ENOUGH = 120;

/**
 * The language's two letters, by the text itself and by what the page declares. The text decides where it is long enough and
 * clear, since templates declare English for everything.
 */
export function languageCandidates(facts: PageFacts, text: string, url: string | undefined): Candidate[] {
  const found: Candidate[] = [];
  const say = (value: unknown, from: string, rank: number): void => {
    const code = typeof value === 'string' ? /^([a-z]{2})(?:[-_]|$)/i.exec(value.trim())?.[1]?.toLowerCase() : undefined;
    if (code !== undefined) found.push({ value: code, from, rank });
  };
  const sample = text.slice(0, SAMPLE);
  if (sample.length >= ENOUGH) {
    const detected = eld.detect(sample);
    say(detected.language, 'text', detected.isReliable() ? 90 : 40);
  }
  say(facts.lang, 'html lang', 80);
  for (const object of articleObjects(facts, url).slice(0, 2)) say(object['inLanguage'], 'json-ld inLanguage', 75);
  say(facts.meta.get('og:locale')?.[0], 'meta og:locale', 70);
  for (const name of ['content-language', 'language', 'dc.language', 'dcterms.language']) say(facts.meta.get(name)?.[0], `meta ${name}`, 60);
  return found;
}
