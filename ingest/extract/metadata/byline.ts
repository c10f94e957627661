import type { Block, Box } from '../blocks.ts';
import { textOf, type PageFacts } from '../facts.ts';
import { MARK } from '../features/marks.ts';
import { labelOfBox } from '../features/tokens.ts';
import type { JsonObject } from '../jsonld.ts';
import { articleObjects, typesOf } from './article-object.ts';
import { decodeTwice } from './entities.ts';

/** A whole byline as one part of the page gives it. */
export interface BylineCandidate {
  names: string[];
  from: string;
  /** As in Candidate: the highest wins, the first among equals. */
  rank: number;
}

const AUTHOR_META: readonly (readonly [string, number])[] = [
  ['article:author', 74], ['author', 78], ['byl', 76], ['sailthru.author', 74], ['parsely-author', 76], ['dc.creator', 72], ['dcterms.creator', 70], ['dcsext.author', 70], ['citation_author', 76],
  ['article:author_name', 76], ['cxenseparse:author', 72], ['creator', 66], ['twitter:data1', 40], ['og:author', 72], ['article.author', 72], ['rbauthors', 60], ['authors', 74], ['autor', 72],
];

/** Every byline that the page gives, with where it stands. */
export function bylineCandidates(facts: PageFacts, blocks: readonly Block[], titleAt: number, url: string | undefined): BylineCandidate[] {
  const found: BylineCandidate[] = [];
  const site = siteNames(facts, url);
  const say = (raw: readonly string[], from: string, rank: number, people = false): void => {
    const names = distinct(raw.flatMap((one) => (people ? [cleanName(one)] : splitNames(one))).filter((name, at) => isName(name) && (at === 0 || !DEGREE.test(name))));
    if (names.length > 0) found.push({ names, from, rank: rank - (names.every((name) => site.has(name.toLowerCase())) ? 30 : 0) });
  };
  articleObjects(facts, url).slice(0, 4).forEach((object, index) => {
    const { people, others } = authorsOf(object, facts.jsonLd);
    say(people, 'json-ld author', 90 - index * 4);
    say(others, 'json-ld author that is no person', 60 - index * 4);
  });
  for (const [name, rank] of AUTHOR_META) say(facts.meta.get(name) ?? [], `meta ${name}`, rank);
  fromItemprops(facts, say);
  say(facts.authorLinks.slice(0, 6).map((link) => textOf(link, 100)), 'link rel=author', 70);
  fromText(blocks, titleAt, say);
  return found;
}

type Say = (raw: readonly string[], from: string, rank: number, people?: boolean) => void;

/** Names of an object's authors; a reference is followed to the object it names. */
function authorsOf(object: JsonObject, all: readonly JsonObject[]): { people: string[]; others: string[] } {
  const people: string[] = [];
  const others: string[] = [];
  const authors = object['author'] ?? object['creator'];
  for (const author of (Array.isArray(authors) ? authors : [authors]).slice(0, 40) as unknown[]) {
    if (typeof author === 'string') people.push(author);
    if (typeof author !== 'object' || author === null) continue;
    const own = author as JsonObject;
    const full = 'name' in own ? own : (all.find((one) => one['@id'] === own['@id'] && 'name' in one) ?? own);
    const names = (Array.isArray(full['name']) ? full['name'] : [full['name']]).filter((name): name is string => typeof name === 'string');
    (typesOf(full).some((type) => /Organization|NewsMedia|Corporation/.test(type)) ? others : people).push(...names);
  }
  return { people, others };
}

function fromItemprops(facts: PageFacts, say: Say): void {
  const authors = facts.itemprops.filter(({ name }) => name === 'author' || name === 'creator').slice(0, 10);
  const names = authors.map(({ element, content }) => {
    const inner = facts.itemprops.find(({ name, element: other }) => name === 'name' && isWithin(other, element));
    return inner ? (inner.content ?? textOf(inner.element, 100)) : (content ?? textOf(element, 100));
  });
  say(names, 'microdata author', 76);
}

type PageElement = PageFacts['headings'][number];

function isWithin(inner: PageElement, outer: PageElement): boolean {
  let at: PageElement['parent'] = inner;
  for (let step = 0; at && step < 12; step += 1, at = at.parent) if (at === outer) return true;
  return false;
}

/** A line that says who wrote it. */
export const BY = /^(?:by|von|par|por|di|door|av|af|от|автор|від|przez|autor|text|texto|yazan|بقلم|كتب|كتبت|written by|reported by|words by|story by|posted by)\b[\s:]*(?=[\p{Lu}\p{Lo}])/iu;
const NAME_PART = String.raw`(?:\p{Lu}|\p{Lo})[\p{L}\p{M}.'’-]*`;
/** "…, 5 March by Ann Lee": the name after the word, in a line with more in it. */
const INNER_BY = new RegExp(String.raw`(?:^|[\s|·])(?:[Bb]y|[Vv]on|[Pp]or|[Pp]ar|بقلم|كتب|كتبت|[Аа]втор)\s*:?\s+(${NAME_PART}(?:\s+${NAME_PART}){1,3})`, 'u');
const REACH = 12;

/** A line near the headline that says "by", or stands in a box that is named for it. */
function fromText(blocks: readonly Block[], titleAt: number, say: Say): void {
  blocks.forEach((block, at) => {
    if (block.counts.words > 16 || block.counts.words === 0) return;
    const near = titleAt >= 0 && at > titleAt - 4 && at < titleAt + REACH;
    const named = isNamed(block.box);
    if (!near && !named) return;
    if (BY.test(block.text)) say([block.text], 'text', near ? 68 : 50);
    else if (near && block.index !== titleAt && INNER_BY.test(block.text)) say([INNER_BY.exec(block.text)?.[1] ?? ''], 'text', 58);
    else if (named && near && block.counts.words <= 6) say([block.text], 'text in a byline', 62 - Math.abs(at - titleAt) / 4);
    else if (named && block.counts.words <= 5) say([block.text], 'text in a byline', 35 - Math.min(20, Math.abs(at - Math.max(0, titleAt)) / 10));
  });
}

/** Whether a box or the one around it is named for a byline, and neither for what stands apart from the article. */
function isNamed(box: Box): boolean {
  const marks = labelOfBox(box).marks | (box.parent ? labelOfBox(box.parent).marks : 0);
  return (marks & MARK.byline) !== 0 && (marks & MARK.apart) === 0;
}

const PARTING = /\s*(?:[;|/•·]|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|ii|iii|esq)\b)|،|\s(?:and|und|et|y|e|och|og|en|ja|i|a|и|та|і|ve|&|with|mit|con|și|و)\s)\s*|\s&\s/iu;

/** "By Ann Lee and Bo Ek" as two names. */
export function splitNames(byline: string): string[] {
  const clean = decodeTwice(byline).replace(/\s+/g, ' ').trim().slice(0, 400);
  if (/^https?:\/\//.test(clean)) return [];
  return clean.split(PARTING).map(cleanName);
}

function cleanName(name: string): string {
  return decodeTwice(name).replace(/<[^>]*>/g, ' ').replace(/\S+@\S+\.\S+/g, ' ').replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(BY, '').replace(/^(?:by|von|par|por|and|und|et|y|e)\s+/i, '')
    .replace(DAY_BEHIND, '').replace(ARABIC_DAY_BEHIND, '').replace(AGENCY_BEHIND, '')
    .replace(/\s+(?:[-–—]|in|for|für|aus|at)\s.*$/u, '').replace(/^[\s:,.–—-]+|[\s:,–—-]+$/g, '').replace(/\s+/g, ' ').trim();
}

/** "Ann Lee on Tuesday, August 29", "Ann Lee Dec 11". */
const DAY_BEHIND = /\s*(?:,|\bon\b)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*$/i;
/** The same in Arabic, whose days of the week stand right behind the name. */
const ARABIC_DAY_BEHIND = /[\s،]+(?:يوم\s+)?(?:ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|السبت)(?!\p{L}).*$/u;
/** A paper's or agency's name in capitals behind a person's. */
const AGENCY_BEHIND = /(?<=\S+\s+\S*\p{Ll}\S*)\s+(?:(?:The )?Associated Press|(?:[A-Z]{3,}\s)+[A-Z]{3,})$|\s+기자$/u;
/** Degrees, which stand behind commas like names. */
const DEGREE = /^(?:[A-Z]{2,6}®?|(?:Ph|M|Ed|Psy|J)\.? ?D\.?|M\.?[SA]\.?|LD|RD)$/;

const NO_NAME = /https?:|www\.|\d|^(?:by|von|par|por|written by|contributions? from|fact.checked|about.*|link|news|share|and|text|foto|photos?|startseite|admin|administrator|editor|editors|editorial|staff|guest|author|authors|user|redaktion|unknown|none|null|anonymous|contributor|correspondent|updated|published|follow|share|reporter|senior .*|chief .*)$|\b(?:correspondent|editor|reporter|published|updated|min read|minutes)\b/i;

function isName(name: string): boolean {
  return name.length > 1 && name.length < 60 && name.split(' ').length <= 7 && /\p{L}/u.test(name) && !NO_NAME.test(name);
}

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

function siteNames(facts: PageFacts, url: string | undefined): Set<string> {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(url ?? '')?.[1] ?? '';
  return new Set([...(facts.meta.get('og:site_name') ?? []), host, host.replace(/\.[a-z]+$/, '')].map((name) => name.toLowerCase()));
}
