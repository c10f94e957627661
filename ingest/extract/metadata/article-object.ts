import type { PageFacts } from '../facts.ts';
import type { JsonObject } from '../jsonld.ts';

const ARTICLE = /Article|BlogPosting|Report$|LiveBlog|Review$|SocialMediaPosting|AdvertiserContent/;
const PAGE = /WebPage|ItemPage|CreativeWork|MediaObject|VideoObject|Recipe|HowTo/;

/** JSON-LD's types of an object, as a list of bare names. */
export function typesOf(object: JsonObject): string[] {
  const type = object['@type'];
  const list = Array.isArray(type) ? type : [type];
  return list.filter((one): one is string => typeof one === 'string').map((one) => one.replace(/^.*[/:#]/, ''));
}

/**
 * The JSON-LD objects that speak of this page's article, best first: articles before pages; among articles those that
 * name this page's address, then those with most to say. A list's entries, which speak of other pages, come last.
 */
export function articleObjects(facts: PageFacts, url: string | undefined): readonly JsonObject[] {
  const known = asked.get(facts);
  if (known && known.url === url) return known.objects;
  const objects = sortedObjects(facts, url);
  asked.set(facts, { url, objects });
  return objects;
}

/** Only saves work: each field of an article asks anew. */
const asked = new WeakMap<PageFacts, { url: string | undefined; objects: readonly JsonObject[] }>();

function sortedObjects(facts: PageFacts, url: string | undefined): JsonObject[] {
  if (facts.jsonLd.length === 0) return [];
  const here = new Set([url, ...(facts.links.get('canonical') ?? []), ...(facts.meta.get('og:url') ?? [])].filter((one) => one !== undefined).map(bareAddress));
  const scored = facts.jsonLd.map((object, index) => ({ object, score: score(object, here) - index / 1_000 }));
  return scored.filter((one) => one.score > 0).sort((a, b) => b.score - a.score).map((one) => one.object);
}

function score(object: JsonObject, here: ReadonlySet<string>): number {
  const types = typesOf(object);
  const isArticle = types.some((type) => ARTICLE.test(type));
  if (!isArticle && !types.some((type) => PAGE.test(type)) && !('headline' in object)) return 0;
  const address = addressOf(object);
  const named = address === null ? 0 : here.has(bareAddress(address)) ? 4 : -2;
  const told = ['headline', 'datePublished', 'author', 'articleBody'].filter((key) => key in object).length;
  // A live blog's entries are articles too: the blog itself goes before them.
  const live = types.some((type) => type.startsWith('LiveBlog')) ? 5 : 0;
  return 3 + live + (isArticle ? 6 : 0) + named + told / 2;
}

function addressOf(object: JsonObject): string | null {
  const main = object['mainEntityOfPage'];
  const own = object['url'] ?? (typeof main === 'string' ? main : (main as JsonObject | null)?.['@id']) ?? object['@id'];
  return typeof own === 'string' && /^https?:/.test(own) ? own : null;
}

/** Without what differs between spellings of one address. */
function bareAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/, '').replace(/[?#].*$/, '').replace(/\/+$/, '').toLowerCase();
}
