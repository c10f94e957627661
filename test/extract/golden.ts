import { readdirSync, readFileSync } from 'node:fs';
import { decodePage } from '../../ingest/extract/decode.ts';
import { extract } from '../../ingest/extract/extract.ts';
import type { ExtractedArticle } from '../../ingest/extract/types.ts';

export const PAGES = new URL('../pages/', import.meta.url);

/** What a golden page is to give. A field that isn't there is not asked for; `text` lists the body's paragraphs. */
export interface Expected {
  url: string;
  contentType?: string;
  title?: string | null;
  byline?: string[];
  publishedAt?: string | null;
  modifiedAt?: string | null;
  language?: string | null;
  siteName?: string | null;
  kind?: ExtractedArticle['quality']['kind'];
  text?: string[];
  /** Of a live blog: each entry's time and what it says. */
  entries?: { at: string; text: string }[];
}

export function goldenPages(): string[] {
  return readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

export function readExpected(slug: string): Expected {
  return JSON.parse(readFileSync(new URL(`${slug}/expected.json`, PAGES), 'utf8')) as Expected;
}

/** Extracts a golden page from its bytes, as a stage of the pipeline would. */
export function extractGolden(slug: string, expected: Pick<Expected, 'url' | 'contentType'>): Required<Omit<Expected, 'url' | 'contentType'>> {
  const { text: html } = decodePage(readFileSync(new URL(`${slug}/page.html`, PAGES)), { contentType: expected.contentType });
  const { title, byline, publishedAt, modifiedAt, language, siteName, text, quality, entries = [] } = extract(html, { url: expected.url });
  return {
    title, byline, publishedAt, modifiedAt, language, siteName, kind: quality.kind, text: text === '' ? [] : text.split('\n\n'),
    entries: entries.map(({ at, start, end }) => ({ at, text: text.slice(start, end) })),
  };
}
