import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import { Document, Element } from 'domhandler';
import { parsePage } from '../extract/parse.ts';
import { absoluteUrl } from './entry.ts';

/**
 * A page to select in, its size and nesting limited by `parsePage`. All of it hangs from one element: cheerio compares the
 * children of where it begins each with each, which took 44 s on a page of 100,000 links side by side.
 */
export function selectable(html: string): CheerioAPI {
  return load(new Document([new Element('page', {}, parsePage(html).children)]));
}

/** Where a page's relative links start from. */
export function baseOf($: CheerioAPI, pageUrl: string): string {
  return absoluteUrl($('base[href]').first().attr('href'), pageUrl) ?? pageUrl;
}

/** The first element inside another, in page order, that passes; null if none does. */
export function firstInside(outer: Element, passes: (element: Element) => boolean): Element | null {
  for (const node of outer.children) {
    if (!(node instanceof Element)) continue;
    const found = passes(node) ? node : firstInside(node, passes);
    if (found !== null) return found;
  }
  return null;
}
