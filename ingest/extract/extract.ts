import { cutBlocks, type Block } from './blocks.ts';
import { chooseBody, type ChosenBody } from './body.ts';
import { entriesOf } from './entries.ts';
import { gatherFacts, type PageFacts } from './facts.ts';
import { contextOf, type PageContext } from './features/context.ts';
import { best, type Candidate } from './metadata/candidates.ts';
import { bylineCandidates, type BylineCandidate } from './metadata/byline.ts';
import { languageCandidates } from './metadata/language.ts';
import { choosePublished, dateCandidates } from './metadata/published.ts';
import { addressCandidates, siteCandidates } from './metadata/site.ts';
import { titleCandidates } from './metadata/title.ts';
import { PAGE_LIMITS, parsePage, READ_ATTRIBUTES } from './parse.ts';
import { judge } from './quality.ts';
import { applyRecipe } from './recipe.ts';
import type { ExtractedArticle, ExtractOptions } from './types.ts';

/** Name and version of the rules: raised whenever the same page may give another text. */
export const EXTRACTOR = 'desk-extract/3';

/** Everything that was considered for each field, with where it stands; the highest rank wins, the first among equals. */
export interface Candidates {
  title: Candidate[];
  byline: BylineCandidate[];
  published: Candidate[];
  modified: Candidate[];
  language: Candidate[];
  siteName: Candidate[];
  canonicalUrl: Candidate[];
  /** Whole texts: the page's blocks, and JSON-LD's `articleBody` where there is one. */
  text: Candidate[];
}

/**
 * Takes the article out of a page. Pure: the same page gives the same article. Never throws whatever the page holds; past the
 * limits (PAGE_LIMITS unless given) the rest of a page is left out.
 */
export function extract(html: string, options: ExtractOptions = {}): ExtractedArticle {
  return extractWithCandidates(html, options).article;
}

/** As `extract`, with every candidate of every field: for the console's "why" and for trying a recipe. */
export function extractWithCandidates(html: string, options: ExtractOptions = {}): { article: ExtractedArticle; candidates: Candidates } {
  const { url, recipe } = options;
  const document = parsePage(html, { ...PAGE_LIMITS, ...options.limits }, recipe ? null : READ_ATTRIBUTES);
  const chosen = recipe ? applyRecipe(document, recipe) : {};
  const facts = gatherFacts(document);
  const titles = [...(chosen.title ?? []), ...titleCandidates(facts, url)];
  const title = best(titles)?.value ?? null;
  const context = contextOf(cutBlocks(document), facts, title);
  const { blocks } = context.page;
  const body = chooseBody(context, options.weights);
  const dates = dateCandidates({ html, facts, blocks, titleAt: context.titleAt, url });
  const texts = [...(chosen.text ?? []), ...textCandidates(body, facts)];
  const text = best(texts)?.value ?? '';
  const candidates: Candidates = {
    title: titles, byline: [...(chosen.byline ?? []), ...bylineCandidates(facts, blocks, context.titleAt, url)],
    published: [...(chosen.published ?? []), ...dates.published], modified: dates.modified, language: languageCandidates(facts, text, url),
    siteName: siteCandidates(facts, url), canonicalUrl: addressCandidates(facts, url), text: texts,
  };
  return { article: choose(candidates, { facts, context, body, url }), candidates };
}

function choose(candidates: Candidates, page: { facts: PageFacts; context: PageContext; body: ChosenBody; url: string | undefined }): ExtractedArticle {
  const value = (list: readonly Candidate[]): string | null => best(list)?.value ?? null;
  const title = value(candidates.title);
  const text = value(candidates.text) ?? '';
  const publishedAt = choosePublished(candidates.published)?.value ?? null;
  const quality = judge({ ...page, title, text, hasDate: publishedAt !== null });
  const entries = quality.kind === 'LIVE_BLOG' && text === paragraphs(page.body.blocks) ? entriesOf(page.body.blocks, page.facts) : [];
  return {
    title, byline: bestByline(candidates.byline), publishedAt, modifiedAt: value(candidates.modified), language: value(candidates.language),
    siteName: value(candidates.siteName), canonicalUrl: value(candidates.canonicalUrl), text,
    quality, ...(entries.length > 0 && { entries }), extractor: EXTRACTOR,
  };
}

function bestByline(candidates: readonly BylineCandidate[]): string[] {
  let winner: BylineCandidate | null = null;
  for (const candidate of candidates) if (!winner || candidate.rank > winner.rank) winner = candidate;
  return winner?.names ?? [];
}

/** The least words of an `articleBody` that is taken instead of blocks, and how much longer than theirs it must be. */
const BODY_WORDS = 80;
const MUCH_LONGER = 2;

/** The page's blocks, and JSON-LD's `articleBody`, which wins only where the page shows much less: it is often cut short or a summary. */
function textCandidates(body: ChosenBody, facts: PageFacts): Candidate[] {
  const shown = paragraphs(body.blocks);
  const words = body.blocks.reduce((sum, block) => sum + block.counts.words, 0);
  const found: Candidate[] = [{ value: shown, from: 'blocks', rank: 80 }];
  for (const object of facts.jsonLd) {
    const told = object['articleBody'];
    if (typeof told !== 'string') continue;
    const count = told.split(/\s+/).length;
    found.push({ value: tidy(told), from: 'json-ld articleBody', rank: count >= BODY_WORDS && count > words * MUCH_LONGER ? 90 : 50 });
  }
  return found;
}

function paragraphs(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

/** An `articleBody` as paragraphs: tags dropped, runs of line ends made one blank line. */
function tidy(told: string): string {
  return told.replace(/<(?:br|\/p|\/h\d|\/li)[^>]*>/gi, '\n').replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ' ').replace(/[^\S\n]+/g, ' ').replace(/ *\n\s*/g, '\n\n').trim();
}
