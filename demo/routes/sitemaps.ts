import { escape } from '../layouts/view.ts';
import type { DemoPage } from '../page.ts';

/** A sitemap (sitemaps.org 0.9) of these pages; `lastmod` follows an edit. */
export function sitemap(pages: readonly DemoPage[], root: string, lastModified: (page: DemoPage) => string): string {
  const urls = pages.map(page => `<url><loc>${escape(root + page.path)}</loc><lastmod>${lastModified(page)}</lastmod></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

/** A sitemap index that names other sitemaps by path. */
export function sitemapIndex(paths: readonly string[], root: string): string {
  const maps = paths.map(path => `<sitemap><loc>${escape(root + path)}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`;
}

/** What crawlers may read: everything but the folder named private. */
export function robots(root: string): string {
  return `# Demonstration site\nUser-agent: *\nDisallow: /northern-courier/private/\n\nSitemap: ${root}/sahra/sitemap-index.xml\nSitemap: ${root}/northern-courier/sitemap.xml\n`;
}
