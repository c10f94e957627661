import { textOf, type PageFacts } from '../facts.ts';
import { articleObjects } from './article-object.ts';
import { best, type Candidate } from './candidates.ts';
import { decodeTwice } from './entities.ts';

/** Signs that part a headline from the site's name in a window title. */
const PARTING = /\s+[|·•–—»«:-]\s+|\s*[|»«]\s*/;

/** Fitted on the development sets: the heading readers see before what is written for search and sharing. */
const RANKS = { jsonLd: 76, microdata: 66, h1: 78, og: 71 };

/** Every title the page gives its article. */
export function titleCandidates(facts: PageFacts, url: string | undefined): Candidate[] {
  const site = (facts.meta.get('og:site_name')?.[0] ?? facts.meta.get('application-name')?.[0] ?? hostOf(facts, url)).toLowerCase();
  const found: Candidate[] = [];
  const say = (value: string | null | undefined, from: string, rank: number): void => {
    const clean = value === null || value === undefined ? '' : withoutSite(decodeTwice(value), site);
    if (clean.length > 1 && clean.toLowerCase() !== site) found.push({ value: clean, from, rank });
  };
  articleObjects(facts, url).slice(0, 3).forEach((object, index) => {
    if (typeof object['headline'] === 'string') say(object['headline'], 'json-ld headline', RANKS.jsonLd - index * 5);
  });
  for (const { name, element, content } of facts.itemprops) if (name === 'headline') say(content ?? textOf(element, 400), 'microdata headline', RANKS.microdata);
  facts.headings.slice(0, 4).forEach((heading, index) => say(textOf(heading, 400), 'h1', RANKS.h1 - index * 6));
  say(facts.meta.get('og:title')?.[0], 'meta og:title', RANKS.og);
  say(facts.meta.get('twitter:title')?.[0], 'meta twitter:title', 60);
  for (const name of ['dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'title', 'citation_title']) say(facts.meta.get(name)?.[0], `meta ${name}`, 58);
  if (found.length === 0) for (const element of facts.titled()) if (isPartOf(textOf(element, 400), facts.title)) say(textOf(element, 400), 'class title', 56);
  say(facts.title, 'title element', 50);
  return agreeing(found);
}

/**
 * A headline that the page repeats is likelier the one readers see: each other part that says the same adds to it. A title
 * that is another one with the site's or the section's name behind it is taken for that other one.
 */
function agreeing(found: Candidate[]): Candidate[] {
  const stems = found.filter((one) => /^(?:json-ld|h1|microdata)/.test(one.from)).map((one) => one.value);
  const bare = found.map((one) => ({ ...one, value: stems.find((stem) => isStemOf(stem, one.value)) ?? one.value }));
  const keys = bare.map((one) => keyOf(one.value));
  return bare.map((one, at) => {
    const own = keys[at] as string;
    const votes = new Set(bare.filter((other, index) => index !== at && other.from !== one.from && keys[index] === own).map((other) => other.from)).size;
    const short = one.value.length < 8 ? 25 : 0;
    return { ...one, rank: one.rank + Math.min(3, votes) * VOTE - short };
  });
}

/** What each other part that says the same adds, up to three. */
const VOTE = 4;

/** Whether `title` is `stem`, a parting sign and a few words more. */
function isStemOf(stem: string, title: string): boolean {
  if (stem.length < 10 || title.length <= stem.length || !title.startsWith(stem)) return false;
  const rest = title.slice(stem.length);
  return /^\s*[-|·•–—»«:：｜ㅣ]/u.test(rest) && rest.length < Math.max(30, stem.length * 0.7);
}

/** Whether the window title is this text with a site's name before or behind it: then the text alone is the headline. */
function isPartOf(text: string, windowTitle: string | null): boolean {
  const part = keyOf(text);
  const whole = keyOf(windowTitle ?? '');
  return part.length >= 10 && part.length < whole.length && (whole.startsWith(`${part} `) || whole.endsWith(` ${part}`));
}

export function chooseTitle(facts: PageFacts, url?: string): string | null {
  return best(titleCandidates(facts, url))?.value ?? null;
}

function keyOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function hostOf(facts: PageFacts, url: string | undefined): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(facts.links.get('canonical')?.[0] ?? url ?? '')?.[1] ?? '';
}

/** Takes the site's name off the end (or the front) of a title. */
function withoutSite(title: string, site: string): string {
  const clean = title.replace(/\s+/g, ' ').trim();
  const parts = clean.split(PARTING);
  if (parts.length < 2) return clean;
  const last = parts.at(-1) as string;
  const first = parts[0] as string;
  const isSite = (part: string): boolean => {
    const plainPart = keyOf(part);
    const plainSite = keyOf(site);
    return plainSite !== '' && (plainPart === plainSite || plainPart.replace(/ /g, '') === plainSite.replace(/ (?:com|org|net)$/, '').replace(/ /g, ''));
  };
  if (isSite(last)) return withoutSite(clean.slice(0, clean.lastIndexOf(last)).replace(/[\s|·•–—»«:-]+$/, ''), site);
  if (isSite(first)) return clean.slice(clean.indexOf(first) + first.length).replace(/^[\s|·•–—»«:-]+/, '');
  return clean;
}
