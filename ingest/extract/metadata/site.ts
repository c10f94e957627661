import type { PageFacts } from '../facts.ts';
import type { JsonObject } from '../jsonld.ts';
import { articleObjects, typesOf } from './article-object.ts';
import type { Candidate } from './candidates.ts';

/** The site's name in the page's own words; its host is no name. */
export function siteCandidates(facts: PageFacts, url: string | undefined): Candidate[] {
  const found: Candidate[] = [];
  const say = (value: unknown, from: string, rank: number): void => {
    const name = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().replace(/^@/, '') : '';
    if (name !== '' && name.length < 100 && !/^https?:/.test(name)) found.push({ value: name, from, rank });
  };
  say(facts.meta.get('og:site_name')?.[0], 'meta og:site_name', 90);
  for (const object of articleObjects(facts, url).slice(0, 2)) {
    const publisher = object['publisher'];
    const whole = (Array.isArray(publisher) ? publisher[0] : publisher) as JsonObject | null | undefined;
    say(whole?.['name'], 'json-ld publisher', 80);
  }
  for (const object of facts.jsonLd) if (typesOf(object).includes('WebSite')) say(object['name'], 'json-ld WebSite', 75);
  say(facts.meta.get('application-name')?.[0], 'meta application-name', 60);
  say(facts.meta.get('dc.publisher')?.[0], 'meta dc.publisher', 50);
  return found;
}

/** Where the article lives by the page's own word, resolved against where it was fetched. */
export function addressCandidates(facts: PageFacts, url: string | undefined): Candidate[] {
  const found: Candidate[] = [];
  const say = (value: string | undefined, from: string, rank: number): void => {
    const address = value === undefined ? null : absolute(value, url);
    if (address !== null) found.push({ value: address, from, rank });
  };
  say(facts.links.get('canonical')?.[0], 'link canonical', 90);
  say(facts.meta.get('og:url')?.[0], 'meta og:url', 80);
  say(url, 'where it was fetched', 20);
  // A canonical link to the front page is a template's mistake.
  return found.map((one) => (one.rank < 80 || new URL(one.value).pathname !== '/' || isFront(url) ? one : { ...one, rank: 10 }));
}

function absolute(value: string, base: string | undefined): string | null {
  try {
    const address = new URL(value, base);
    return address.protocol === 'http:' || address.protocol === 'https:' ? address.href : null;
  } catch {
    return null;
  }
}

function isFront(url: string | undefined): boolean {
  return url === undefined || absolute(url, undefined) === null || new URL(url).pathname === '/';
}
