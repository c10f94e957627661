import { outlets } from './outlets.ts';
import type { Block, DemoPage } from './page.ts';
import { apartmentBlock } from './pages/apartment-block.ts';
import { busStation } from './pages/bus-station.ts';
import { grainDepot } from './pages/grain-depot.ts';
import { humanitarian } from './pages/humanitarian.ts';
import { monthlyReport } from './pages/monthly-report.ts';
import { oddPages } from './pages/odd-pages.ts';
import { statements } from './pages/statements.ts';
import { strikesArabic } from './pages/strikes-arabic.ts';
import { strikesEnglish } from './pages/strikes-english.ts';
import { unrelated } from './pages/unrelated.ts';

/** Every page of the demonstration site with the truth that it was written from. */
export const demoPages: readonly DemoPage[] = [
  ...grainDepot, ...busStation, ...apartmentBlock, ...monthlyReport, ...strikesEnglish, ...strikesArabic,
  ...humanitarian, ...statements, ...unrelated, ...oddPages,
];

/** The page with this slug. Throws where there is none: a slug is written by hand, so that is a slip of the pen. */
export function pageOf(slug: string): DemoPage {
  const page = demoPages.find(one => one.slug === slug);
  if (!page) throw new Error(`The demonstration site has no page "${slug}". It has: ${demoPages.map(one => one.slug).join(', ')}`);
  return page;
}

/** The article's own paragraphs, headings and list items, parted by blank lines: what an extractor should find. */
export function textOf(body: readonly Block[]): string {
  return body.flatMap(paragraphs).join('\n\n');
}

/** ISO 8601 as precisely as the page itself tells it: an instant from its metadata, or a calendar day in words. */
export function publishedOf(page: DemoPage): string {
  return outlets[page.outlet].dateShown === 'INSTANT' ? page.publishedAt : page.publishedAt.slice(0, 10);
}

function paragraphs(block: Block): string[] {
  if (typeof block === 'string') return [block];
  if ('heading' in block) return [block.heading];
  return 'list' in block ? block.list : [];
}
