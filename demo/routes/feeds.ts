import type { Outlet } from '../outlets.ts';
import { textOf } from '../pages.ts';
import type { DemoPage } from '../page.ts';
import { escape } from '../layouts/view.ts';

/**
 * The three kinds of feed, written out by hand rather than by the library that reads them, so that a reader's mistake can't
 * cancel out a writer's.
 */

/** RSS 2.0, newest first. */
export function rss(outlet: Outlet, pages: readonly DemoPage[], root: string): string {
  const items = pages.map(page => `<item>
<title>${escape(page.title)}</title>
<link>${escape(root + page.path)}</link>
<guid isPermaLink="false">${outlet.id}:${page.slug}</guid>
<pubDate>${new Date(page.publishedAt).toUTCString()}</pubDate>
<description>${escape(teaser(page))}</description>
</item>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>${escape(outlet.name)}</title>
<link>${root}/${outlet.id}/</link>
<description>Demonstration data: invented news.</description>
<language>${outlet.language}</language>
${items.join('\n')}
</channel></rss>
`;
}

/** Atom 1.0, newest first. */
export function atom(outlet: Outlet, pages: readonly DemoPage[], root: string): string {
  const entries = pages.map(page => `<entry>
<id>tag:demonstration.invalid,2017:${outlet.id}/${page.slug}</id>
<title type="text">${escape(page.title)}</title>
<link rel="alternate" type="text/html" href="${escape(root + page.path)}"/>
<published>${page.publishedAt}</published>
<updated>${page.publishedAt}</updated>
<author><name>${escape(page.byline.join(', ') || outlet.name)}</name></author>
<summary>${escape(teaser(page))}</summary>
</entry>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
<id>tag:demonstration.invalid,2017:${outlet.id}</id>
<title>${escape(outlet.name)}</title>
<subtitle>Demonstration data: invented news.</subtitle>
<link rel="self" href="${root}/${outlet.id}/atom.xml"/>
<updated>${pages[0]?.publishedAt ?? '2017-01-01T00:00:00Z'}</updated>
${entries.join('\n')}
</feed>
`;
}

/** JSON Feed 1.1, newest first. */
export function jsonFeed(outlet: Outlet, pages: readonly DemoPage[], root: string): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    description: 'Demonstration data: invented news.',
    home_page_url: `${root}/${outlet.id}/`,
    feed_url: `${root}/${outlet.id}/feed.json`,
    language: outlet.language,
    items: pages.map(page => ({
      id: `${outlet.id}:${page.slug}`, url: root + page.path, title: page.title, language: page.language,
      date_published: page.publishedAt, content_text: teaser(page),
    })),
  };
  return JSON.stringify(feed, null, 2);
}

const teaser = (page: DemoPage): string => page.teaser ?? textOf(page.body).split('\n\n')[0] ?? '';
