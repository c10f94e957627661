import type { Recipe } from '../../common/recipe.ts';
import type { PageLimits } from './parse.ts';
import type { BodyWeights } from './weights.ts';

/** What `extract` gives back: the article and how sure we are that there is one. */
export interface ExtractedArticle {
  title: string | null;
  byline: string[];
  /** ISO 8601 with the precision found (a day, or an instant with its offset); null where nothing says so. */
  publishedAt: string | null;
  modifiedAt: string | null;
  /** ISO 639-1. */
  language: string | null;
  siteName: string | null;
  canonicalUrl: string | null;
  /** The body, paragraphs parted by blank lines. */
  text: string;
  quality: ExtractionQuality;
  /** Of a live blog whose entries carry times: each with its place in the text. */
  entries?: TextEntry[];
  /** Name and version of the rules, such as `desk-extract/2`. */
  extractor: string;
}

/** One entry of a live blog: when it was written, ISO 8601, and where it stands in the text (UTF-16 units, end excluded). */
export interface TextEntry {
  at: string;
  start: number;
  end: number;
}

/** Whether the page holds an article at all, and why not. */
export interface ExtractionQuality {
  /** 0..1. */
  score: number;
  kind: 'ARTICLE' | 'LIVE_BLOG' | 'NO_ARTICLE' | 'LOGIN_WALL' | 'PAYWALL' | 'ERROR_PAGE' | 'LIST_PAGE';
  /** One sentence for a reviewer, where kind is not ARTICLE. */
  reason: string | null;
}

export interface ExtractOptions {
  /** Where the page was fetched from: resolves links, gives a date by its path. */
  url?: string;
  recipe?: Recipe;
  /** Other limits than PAGE_LIMITS (parse.ts). */
  limits?: Partial<PageLimits>;
  /** Other weights for choosing the body than the committed ones (weights.ts); for measuring. */
  weights?: BodyWeights;
}
