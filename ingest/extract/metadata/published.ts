import type { Block } from '../blocks.ts';
import { findDate, isoOf, readMachineDate, type WrittenDate } from '../dates/read.ts';
import { textOf, type PageFacts } from '../facts.ts';
import { articleObjects } from './article-object.ts';
import { best, type Candidate } from './candidates.ts';

export interface DateCandidates {
  published: Candidate[];
  modified: Candidate[];
}

/** What dates are looked for in: `blocks` in page order, `titleAt` the headline's place among them or -1. */
export interface DatedPage {
  html: string;
  facts: PageFacts;
  blocks: readonly Block[];
  titleAt: number;
  url: string | undefined;
}

/** Names of `<meta>` by what they say, the clearest first. Where the first two and JSON-LD differ, it is JSON-LD that tells of the last change. */
const PUBLISHED_META: readonly (readonly [string, number])[] = [
  ['article:published_time', 97], ['og:article:published_time', 97], ['article:published', 91], ['og:published_time', 91], ['datepublished', 90], ['og:pubdate', 89],
  ['parsely-pub-date', 88], ['sailthru.date', 86], ['publish-date', 88], ['publish_date', 88], ['published_time', 88], ['published-date', 88], ['publisheddate', 88], ['pubdate', 87],
  ['publication_date', 87], ['publicationdate', 87], ['article.published', 88], ['cxenseparse:recs:publishtime', 87], ['vr:published_time', 87], ['rnews:datepublished', 88], ['bt:pubdate', 87],
  ['cxenseparse:publishtime', 87], ['article:post_date', 86], ['iso-8601-publish-date', 87], ['dc.date.issued', 86], ['dcterms.issued', 86], ['dcterms.created', 85], ['dc.date.created', 85], ['dcterms.available', 84],
  ['citation_publication_date', 84], ['citation_online_date', 84], ['article_date_original', 86], ['originalpublicationdate', 86], ['article.created', 84], ['created', 66], ['dcterms.date', 70], ['dc.date', 68],
  ['date', 70], ['release_date', 80], ['timestamp', 74], ['displaydate', 80], ['dc:created', 80], ['time', 70], ['og:release_date', 80], ['ptime', 78], ['datecreated', 66], ['news:publication_date', 84], ['pub_date', 84],
];
const MODIFIED_META = ['article:modified_time', 'og:updated_time', 'datemodified', 'article:modified', 'last-modified', 'lastmod', 'dcterms.modified', 'dc.date.modified', 'modified_time', 'revised', 'last_modified', 'update_time', 'utime', 'moddate'];

/** Every date the page gives for its article, published apart from modified, with where it stands and how far it is trusted. */
export function dateCandidates(page: DatedPage): DateCandidates {
  const { facts, blocks, titleAt, url } = page;
  const monthFirst = readsMonthFirst(facts);
  const found: DateCandidates = { published: [], modified: [] };
  fromJsonLd(facts, url, found);
  fromMeta(facts, found);
  fromItemprops(facts, found);
  fromTimes(facts, monthFirst, found);
  fromAddress(facts, url, found);
  fromText(blocks, titleAt, monthFirst, found);
  if (found.published.length === 0) fromScripts(page.html, found);
  if (found.published.length === 0) fromBetweenTheLines(facts, found);
  // A page that tells only when it was changed was published by then.
  if (found.published.length === 0) for (const one of found.modified) found.published.push({ ...one, from: `${one.from}, for want of another`, rank: one.rank / 4 });
  return found;
}

const DAY_MS = 86_400_000;

/**
 * The best candidate; where that is a moment in UTC, the same moment with the publisher's own offset, or the neighbouring day
 * that the page's address names, since a reader's day is meant: 02:25Z on the 25th is still the 24th in New York.
 */
export function choosePublished(candidates: readonly Candidate[]): Candidate | null {
  const winner = best(candidates);
  if (!winner || !/T.*(?:Z|\+00:00)$/.test(winner.value)) return winner;
  const moment = Date.parse(winner.value);
  const local = candidates.find((one) => /[+-](?!00:00)\d\d:\d\d$/.test(one.value) && Math.abs(Date.parse(one.value) - moment) < 60_000);
  const address = candidates.find((one) => one.from === 'address' && Math.abs(Date.parse(one.value) - Date.parse(winner.value.slice(0, 10))) === DAY_MS);
  return local ?? address ?? winner;
}

function push(list: Candidate[], date: WrittenDate | null, from: string, rank: number): void {
  if (date) list.push({ value: isoOf(date), from, rank });
}

function fromJsonLd(facts: PageFacts, url: string | undefined, found: DateCandidates): void {
  articleObjects(facts, url).forEach((object, index) => {
    const say = (key: string, list: Candidate[], rank: number): void => {
      const value = object[key];
      if (typeof value === 'string') push(list, readMachineDate(value), `json-ld ${key}`, rank - Math.min(index, 20));
    };
    say('datePublished', found.published, 96);
    say('dateCreated', found.published, 88);
    say('uploadDate', found.published, 70);
    say('dateModified', found.modified, 96);
  });
}

function fromMeta(facts: PageFacts, found: DateCandidates): void {
  for (const [name, rank] of PUBLISHED_META) {
    const value = facts.meta.get(name)?.[0];
    if (value !== undefined) push(found.published, readMachineDate(value), `meta ${name}`, rank);
  }
  MODIFIED_META.forEach((name, index) => {
    const value = facts.meta.get(name)?.[0];
    if (value !== undefined) push(found.modified, readMachineDate(value), `meta ${name}`, 92 - index);
  });
}

function fromItemprops(facts: PageFacts, found: DateCandidates): void {
  for (const { name, element, content } of facts.itemprops) {
    if (name !== 'datepublished' && name !== 'datemodified' && name !== 'datecreated') continue;
    const date = (content === null ? null : readMachineDate(content)) ?? findDate(textOf(element, 200), {});
    if (name === 'datemodified') push(found.modified, date, 'microdata dateModified', 90);
    else push(found.published, date, `microdata ${name}`, name === 'datepublished' ? 89 : 84);
  }
}

const UPDATED = /updat|modif|aktualisiert|geändert|mis à jour|mise à jour|actualizad|aggiornat|обновлен|оновлено|güncelle|تحديث|gewijzigd|bijgewerkt|uppdaterad|opdateret|oppdatert|päivitetty|atualizad|zaktualizowan|revised|edited|changed/i;
const PUBLISHED = /publi|posted|erstellt|veröffentlicht|veroeffentlicht|created|entry-date|pub-?date|byline|timestamp|dateline|meta|опубликован|نشر|yayın|geplaatst|stand\b/i;
const ASIDE = /comment|related|sidebar|footer|teaser|widget|recommend|popular|latest|trending|card|ticker|carousel|most-?read|recent/i;

function fromTimes(facts: PageFacts, monthFirst: boolean, found: DateCandidates): void {
  facts.times.slice(0, 60).forEach(({ element, datetime }, index) => {
    const text = textOf(element, 200);
    const date = (datetime === null ? null : readMachineDate(datetime)) ?? findDate(text, { monthFirst });
    const labels = labelsAround(element);
    const rank = 72 - Math.min(index, 20) / 4 + (PUBLISHED.test(labels) || 'pubdate' in element.attribs ? 10 : 0) - (ASIDE.test(labels) ? 30 : 0);
    const updated = UPDATED.test(`${element.attribs['class'] ?? ''} ${text}`) || UPDATED.test(textBefore(element));
    push(updated ? found.modified : found.published, date, 'time element', rank);
  });
}

type PageElement = PageFacts['times'][number]['element'];

/** Class and id of the element and of what stands around it, five steps out. */
function labelsAround(element: PageElement): string {
  const labels: string[] = [];
  let at: PageElement['parent'] = element;
  for (let step = 0; at && 'attribs' in at && step < 5; step += 1, at = at.parent) labels.push(at.attribs['class'] ?? '', at.attribs['id'] ?? '', at.name === 'aside' ? 'sidebar' : '');
  return labels.join(' ');
}

function textBefore(element: PageElement): string {
  const before = element.prev;
  if (!before) return '';
  if ('data' in before) return before.data.slice(-40);
  return 'attribs' in before ? textOf(before as PageElement, 60) : '';
}

const IN_ADDRESS = /\/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.\-?]|$)|[-_/](20\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?=[-_/.]|$)/;

function fromAddress(facts: PageFacts, url: string | undefined, found: DateCandidates): void {
  const addresses = [url, facts.links.get('canonical')?.[0], facts.meta.get('og:url')?.[0]];
  for (const address of addresses) {
    const match = address === undefined ? null : IN_ADDRESS.exec(address);
    if (!match) continue;
    const [year, month, day] = [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]];
    push(found.published, readMachineDate(`${year}-${month}-${day}`), 'address', 79);
    return;
  }
}

/** Blocks before and after the headline among which a line of dates stands. */
const BEFORE_TITLE = 6;
const AFTER_TITLE = 14;
const LONGEST_LINE = 40;

function fromText(blocks: readonly Block[], titleAt: number, monthFirst: boolean, found: DateCandidates): void {
  blocks.forEach((block, at) => {
    if (block.counts.digits < 3) return;
    const near = titleAt >= 0 && at >= titleAt - BEFORE_TITLE && at <= titleAt + AFTER_TITLE;
    const long = block.counts.words > LONGEST_LINE;
    if (long && !near) return;
    const dates = datesIn(long ? block.text.slice(0, 60) : block.text, monthFirst);
    if (dates.published.length + dates.modified.length === 0) return;
    const labels = labelsAround(block.box.element);
    if (!near && !(UPDATED.test(block.text) || PUBLISHED.test(`${block.text} ${labels}`) || /date|time|datum|fecha|تاريخ/i.test(labels)) && block.counts.words > 8) return;
    const aside = ASIDE.test(labels) ? 25 : 0;
    // Before the headline it is as often today's date in the site's head.
    const distance = titleAt >= 0 ? Math.min(20, Math.abs(at - titleAt)) + (at < titleAt ? 1 : 0) : 10;
    const named = PUBLISHED.test(block.text) || /date|time|datum|fecha|publi|posted/i.test(labels) ? 5 : 0;
    const rank = (near ? 68 : 42) - distance / 2 + named - aside - (long ? 10 : block.counts.words > 12 ? 4 : 0) - (block.counts.linkWords > 4 ? 6 : 0);
    for (const date of dates.published) push(found.published, date, 'text', rank);
    for (const date of dates.modified) push(found.modified, date, 'text', rank);
  });
}

const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

/** A date in the description, or in the address of the article's picture, which was put there for it. */
function fromBetweenTheLines(facts: PageFacts, found: DateCandidates): void {
  for (const name of ['og:description', 'description']) push(found.published, findDate(facts.meta.get(name)?.[0] ?? '', {}), `meta ${name}`, 15);
  const image = IN_ADDRESS.exec(facts.meta.get('og:image')?.[0] ?? '');
  if (image) push(found.published, readMachineDate(`${image[1] ?? image[4]}-${image[2] ?? image[5]}-${image[3] ?? image[6]}`), 'address of the picture', 10);
}

const IN_SCRIPT = /["']?(date_?published|publish(?:ed)?_?(?:at|date|time|on)?|first_?published\w*|pub_?date|created_?(?:at|date|time)|date_?created|post_?date|release_?date|display_?date)["']?\s*:\s*["'](\d{4}-\d{2}-\d{2}[^"']{0,30})["']/gi;
const MODIFIED_IN_SCRIPT = /["']?(date_?modified|modified_?(?:at|date|time)?|updated_?(?:at|date|time)?|last_?modified)["']?\s*:\s*["'](\d{4}-\d{2}-\d{2}[^"']{0,30})["']/gi;

/** Pages drawn by script carry their data in one: dates there by their names. */
function fromScripts(html: string, found: DateCandidates): void {
  const head = html.slice(0, 3_000_000);
  for (const [, name, value] of [...head.matchAll(IN_SCRIPT)].slice(0, 5)) push(found.published, readMachineDate(value ?? ''), `script ${name}`, 40);
  for (const [, name, value] of [...head.matchAll(MODIFIED_IN_SCRIPT)].slice(0, 5)) push(found.modified, readMachineDate(value ?? ''), `script ${name}`, 40);
}

/** "Published 1 May, updated 2 May" says two things. */
function datesIn(text: string, monthFirst: boolean): { published: WrittenDate[]; modified: WrittenDate[] } {
  const at = text.search(UPDATED);
  const read = (part: string): WrittenDate[] => [findDate(part, { monthFirst }) ?? []].flat();
  if (at < 0) return { published: read(text), modified: [] };
  return { published: at > 5 ? read(text.slice(0, at)) : [], modified: read(text.slice(at)) };
}

/** Only American English, and what is written for it, puts the month first in figures; a page that names no language but has another script's headline does not. */
function readsMonthFirst(facts: PageFacts): boolean {
  const lang = (facts.lang ?? facts.meta.get('og:locale')?.[0] ?? '').toLowerCase().replace('_', '-');
  if (lang === '') return !OTHER_SCRIPT.test(facts.title ?? '');
  return lang === 'en-us' || lang === 'en';
}
