import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { extractGolden, PAGES } from './golden.ts';

/**
 * Makes a golden page from a saved one: `node test/extract/make-page.ts SLUG FILE [URL]`. Writes what the extractor finds
 * now: correct expected.json by hand to what it should find. Pages of others' writing must be rewritten before they are committed.
 */
const [slug, file, url] = process.argv.slice(2);
if (slug === undefined || file === undefined) throw new Error('Usage: node test/extract/make-page.ts SLUG FILE [URL]');
const folder = new URL(`${slug}/`, PAGES);
mkdirSync(folder, { recursive: true });
copyFileSync(file, new URL('page.html', folder));
const address = url ?? 'https://example.org/';
writeFileSync(new URL('expected.json', folder), `${JSON.stringify({ url: address, ...extractGolden(slug, { url: address }) }, null, 2)}\n`);
console.log(`test/pages/${slug} is made: read expected.json and correct it.`);
