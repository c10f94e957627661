import { Readability } from '@mozilla/readability';
import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { cutBlocks } from '../../ingest/extract/blocks.ts';
import { parsePage } from '../../ingest/extract/parse.ts';

/** What an extractor says of one page, in the bench's words. */
export interface Answer {
  text: string;
  title: string | null;
  authors: string[];
  date: string | null;
}

export type Extractor = (html: string, url: string) => Answer;

/** Mozilla's Readability on linkedom, as it comes. */
export function readability(html: string, url: string): Answer {
  void url;
  const { document } = parseHTML(html);
  const article = new Readability(document).parse();
  return { text: article?.content ?? '', title: article?.title ?? null, authors: article?.byline ? [article.byline] : [], date: article?.publishedTime ?? null };
}

/** Defuddle on linkedom, without the extractors of single sites that would go to the network. */
export function defuddle(html: string, url: string): Answer {
  const { document } = parseHTML(html);
  const article = new DefuddleClass(document, { url, useAsync: false }).parse();
  return { text: article.content, title: article.title || null, authors: article.author ? article.author.split(/,\s*/) : [], date: article.published || null };
}

/** Peers answer in HTML: its text, with lines parted where blocks end (which does them better than their own `textContent`). */
export function textOfHtml(html: string): string {
  return cutBlocks(parsePage(`<body>${html}</body>`)).blocks.map((block) => block.text).join('\n\n');
}
