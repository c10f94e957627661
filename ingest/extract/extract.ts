import { cutBlocks } from './blocks.ts';
import { chooseBody } from './body.ts';
import { gatherFacts, textOf } from './facts.ts';
import { parsePage } from './parse.ts';
import type { ExtractedArticle, ExtractOptions } from './types.ts';

/** Name and version of the rules: raised whenever the same page may give another text. */
export const EXTRACTOR = 'desk-extract/1';

/** Takes the article out of a page. Pure, and never throws whatever the page holds. */
export function extract(html: string, options: ExtractOptions = {}): ExtractedArticle {
  const document = parsePage(html);
  const facts = gatherFacts(document);
  const page = cutBlocks(document);
  const text = chooseBody(page).map((block) => block.text).join('\n\n');
  const heading = facts.headings[0];
  return {
    title: facts.meta.get('og:title')?.[0] ?? (heading && textOf(heading)) ?? facts.title,
    byline: facts.meta.get('author') ?? [],
    publishedAt: facts.meta.get('article:published_time')?.[0] ?? null,
    modifiedAt: facts.meta.get('article:modified_time')?.[0] ?? null,
    language: facts.lang?.slice(0, 2).toLowerCase() ?? null,
    siteName: facts.meta.get('og:site_name')?.[0] ?? null,
    canonicalUrl: facts.links.get('canonical')?.[0] ?? options.url ?? null,
    text,
    quality: text === '' ? { score: 0, kind: 'NO_ARTICLE', reason: 'No running text was found on the page.' } : { score: 0.5, kind: 'ARTICLE', reason: null },
    extractor: EXTRACTOR,
  };
}
