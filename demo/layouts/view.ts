import type { Outlet } from '../outlets.ts';
import type { Block, DemoPage } from '../page.ts';

/** What a layout is given to print. */
export interface View {
  outlet: Outlet;
  page: DemoPage;
  /** The page's own absolute address. */
  url: string;
  /** Title and body as of now: an edited page differs from its manifest's first text. */
  title: string;
  body: readonly Block[];
  modifiedAt: string | null;
  /** Other pages of the outlet, for "related" and "most read". */
  others: readonly { title: string; path: string }[];
}

export type Layout = (view: View) => string;

/** Text made safe for element content and quoted attributes. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** How a layout prints each kind of block; all of them get escaped text. */
export interface BlockStyle {
  paragraph: (text: string) => string;
  heading: (text: string) => string;
  list: (items: string[]) => string;
  caption: (text: string) => string;
  related: (text: string) => string;
}

export const plainStyle: BlockStyle = {
  paragraph: text => `<p>${text}</p>`,
  heading: text => `<h2>${text}</h2>`,
  list: items => `<ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>`,
  caption: text => `<figure><img src="/static/map.svg" alt="" width="640" height="360"><figcaption>${text}</figcaption></figure>`,
  related: text => `<p class="related"><a href="#">${text}</a></p>`,
};

/** The body as HTML, a line per block. */
export function printBody(body: readonly Block[], style: BlockStyle = plainStyle): string {
  return body.map(block => printBlock(block, style)).join('\n');
}

function printBlock(block: Block, style: BlockStyle): string {
  if (typeof block === 'string') return style.paragraph(escape(block));
  if ('heading' in block) return style.heading(escape(block.heading));
  if ('list' in block) return style.list(block.list.map(escape));
  return 'caption' in block ? style.caption(escape(block.caption)) : style.related(escape(block.related));
}

/** Links to other pages as list items. */
export function printLinks(others: View['others']): string {
  return others.map(({ title, path }) => `<li><a href="${escape(path)}">${escape(title)}</a></li>`).join('\n');
}

/** Says that everything here is invented; printed at the top of every page, outside the article. */
export function notice(language: 'en' | 'ar'): string {
  const words = language === 'ar'
    ? 'بيانات للعرض التجريبي: هذه الصحيفة وأشخاصها وأحداثها من نسج الخيال.'
    : 'Demonstration data: this outlet, its people and the events that it reports are invented.';
  return `<div class="demonstration" role="note">${words}</div>`;
}

/** A calendar day as a newspaper prints it, in the outlet's own zone, such as "Wednesday, May 10, 2017" or "10 أيار 2017". */
export function dayInWords(publishedAt: string, language: 'en' | 'ar'): string {
  const noon = new Date(`${publishedAt.slice(0, 10)}T12:00:00Z`);
  const locale = language === 'ar' ? 'ar-SY-u-nu-latn' : 'en-US';
  return new Intl.DateTimeFormat(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(noon);
}
