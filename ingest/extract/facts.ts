import { Element, Text, type AnyNode, type Document, type ParentNode } from 'domhandler';
import { readJsonLd, type JsonObject } from './jsonld.ts';

/** What a page says about itself outside its text, as it says it. */
export interface PageFacts {
  /** `<title>`. */
  title: string | null;
  /** `<meta>` contents by lower-cased name, property, itemprop or http-equiv, in page order. */
  meta: Map<string, string[]>;
  /** `<link>` targets by rel, with AMP and language versions among them. */
  links: Map<string, string[]>;
  /** Every object of every JSON-LD script, flattened out of graphs and lists. */
  jsonLd: JsonObject[];
  /** Microdata outside `<meta>`: lower-cased itemprop, the element, its content or datetime if it has one. */
  itemprops: { name: string; element: Element; content: string | null }[];
  /** `<time>` elements and others that carry a `datetime`. */
  times: { element: Element; datetime: string | null }[];
  /** Elements marked as an author by rel, or as a heading of the first rank. */
  authorLinks: Element[];
  headings: Element[];
  /** Elements that a class or id calls a title or headline; sought when asked for. */
  titled: () => Element[];
  /** `lang` of the root element. */
  lang: string | null;
}

const TITLED = /(?:^|[\s_-])(?:title|headline|heading)(?:$|[\s_-])/i;
const MOST_TITLED = 30;

/** Gathers the facts in one pass without recursion. */
export function gatherFacts(document: Document): PageFacts {
  const facts: PageFacts = {
    title: null, meta: new Map(), links: new Map(), jsonLd: [], itemprops: [], times: [], authorLinks: [], headings: [], titled: () => titledOf(document), lang: null,
  };
  for (let element = elementAfter(document, document); element; element = elementAfter(element, document)) gatherFrom(element, facts);
  return facts;
}

function gatherFrom(element: Element, facts: PageFacts): void {
  const { name, attribs } = element;
  if (name === 'meta') return gatherMeta(attribs, facts);
  const itemprop = attribs['itemprop'];
  if (itemprop !== undefined) {
    const content = attribs['content'] ?? attribs['datetime'] ?? null;
    for (const one of itemprop.toLowerCase().split(/\s+/)) facts.itemprops.push({ name: one, element, content });
  }
  if (name === 'title') facts.title ??= textOf(element, 1_000);
  else if (name === 'link') addTo(facts.links, (attribs['rel'] ?? '').toLowerCase(), attribs['href']);
  else if (name === 'script') facts.jsonLd.push(...readJsonLd(textOf(element, 2_000_000)));
  else if (name === 'html') facts.lang ??= attribs['lang'] ?? attribs['xml:lang'] ?? null;
  else if (name === 'h1') facts.headings.push(element);
  if (name === 'time' || attribs['datetime'] !== undefined) facts.times.push({ element, datetime: attribs['datetime'] ?? attribs['content'] ?? null });
  if (attribs['rel'] !== undefined && /\bauthor\b/i.test(attribs['rel']) && name === 'a') facts.authorLinks.push(element);
}

/** Elements that have facts of their own to tell. */
const TELLING = new Set(['meta', 'title', 'link', 'script', 'html', 'h1']);

function titledOf(document: Document): Element[] {
  const titled: Element[] = [];
  for (const element of elementsOf(document)) {
    const { name, attribs } = element;
    if (TELLING.has(name) || !TITLED.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`)) continue;
    if (titled.push(element) === MOST_TITLED) break;
  }
  return titled;
}

function gatherMeta(attribs: Record<string, string>, facts: PageFacts): void {
  const content = attribs['content'] ?? attribs['value'];
  const names = new Set([attribs['property'], attribs['name'], attribs['itemprop'], attribs['http-equiv']]);
  for (const name of names) if (name) addTo(facts.meta, name.trim().toLowerCase(), content);
}

function addTo(map: Map<string, string[]>, key: string, value: string | undefined): void {
  const clean = value?.replace(/\s+/g, ' ').trim();
  if (!clean || key === '') return;
  const known = map.get(key);
  if (known) known.push(clean);
  else map.set(key, [clean]);
}

/** All elements below, in page order, without recursion. */
export function* elementsOf(root: ParentNode): Generator<Element> {
  for (let element = elementAfter(root, root); element; element = elementAfter(element, root)) yield element;
}

/** The next element below `root` in page order; for a walk over a whole page, where a generator takes as long as what is done with what it gives. */
function elementAfter(at: ParentNode, root: ParentNode): Element | null {
  let node: AnyNode | null = at.children[0] ?? null;
  let outer: ParentNode | null = at;
  for (;;) {
    for (; node; node = node.next) if (node instanceof Element) return node;
    if (!outer || outer === root) return null;
    node = (outer as AnyNode).next;
    outer = outer.parent;
  }
}

/** An element's text with white space collapsed, at most `limit` code units of it. */
export function textOf(root: Element, limit = 5_000): string {
  let text = '';
  let node: AnyNode | null = root.children[0] ?? null;
  while (node && text.length < limit) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof Element && node.name === 'br') text += ' ';
    if (node instanceof Element && node.children[0]) {
      node = node.children[0];
      continue;
    }
    while (node && !node.next) {
      const parent: ParentNode | null = node.parent;
      node = parent === root || !parent ? null : (parent as AnyNode);
      if (node instanceof Element) text += ' ';
    }
    node = node?.next ?? null;
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, limit);
}
