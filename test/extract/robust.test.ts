import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRecipe } from '../../common/recipe.ts';
import { extract, extractWithCandidates } from '../../ingest/extract/extract.ts';
import { cutBlocks } from '../../ingest/extract/blocks.ts';
import { parsePage } from '../../ingest/extract/parse.ts';

const SENTENCE = 'The council met on Monday, and after a long debate it agreed to repair the road before winter sets in. ';

describe('whatever a page holds', () => {
  test('any string gives an article and no error', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (html) => {
      expect(extract(html).extractor).toMatch(/^desk-extract\//);
    }));
  });

  test('any soup of tags gives an article and no error', () => {
    const tag = fc.constantFrom('<p>', '</p>', '<div class="a">', '</div>', '<table>', '<td>', '</tr>', '<a href=x>', '</a>', '<b>', '</i>', '<li>', '<script type="application/ld+json">', '</script>', '{"@type":', '<!--', '-->', '<svg>', '<![CDATA[', ']]>', '<select><option>', '<title>', '</body>', '<time datetime="2020-02-30">', '&amp;', '&#x110000;', SENTENCE, '<h1>', '<br>', '<form>', '\u0000', '\ud800');
    fc.assert(fc.property(fc.array(tag, { maxLength: 60 }), (tags) => {
      expect(typeof extract(tags.join('')).text).toBe('string');
    }));
  });

  test('100,000 nested elements', () => {
    const html = `${'<div>'.repeat(100_000)}<p>${SENTENCE.repeat(5)}</p>${'</div>'.repeat(100_000)}`;
    expect(extract(html).quality.kind).toBeDefined();
  });

  test('JSON-LD nested a thousand deep, of the wrong shapes, or not JSON', () => {
    const deep = `${'{"@graph":['.repeat(1_000)}${']}'.repeat(1_000)}`;
    for (const script of [deep, '[null, 3, "x", {"@type": 7, "author": {"name": {}}, "headline": []}]', '{"@type":"NewsArticle","author":[[["x"]]],"datePublished":{}}', '{{{{', '']) {
      expect(extract(`<script type="application/ld+json">${script}</script><p>${SENTENCE}</p>`).byline).toEqual([]);
    }
  });

  test('past the limits the rest is left out', () => {
    const html = `<p>${SENTENCE}</p>`.repeat(100);
    expect(cutBlocks(parsePage(html, { maxChars: 10_000_000, maxDepth: 50, maxNodes: 20 })).blocks.length).toBe(10);
    expect(cutBlocks(parsePage(html, { maxChars: html.length / 2, maxDepth: 50, maxNodes: 1_000 })).blocks.length).toBe(50);
  });

  test('names of object prototypes are only names', () => {
    const article = extract('<meta name="constructor" content="x"><p __proto__="y" constructor="z" class="__proto__ constructor">text</p>');
    expect(article.title).toBeNull();
  });
});

describe('tags left out', () => {
  const texts = (html: string): string[] => cutBlocks(parsePage(html)).blocks.map((block) => `${block.box.tag}:${block.text}`);

  test('paragraphs, list items and cells end where the next begins', () => {
    expect(texts('<body><p>a<p>b<div>c</div>')).toEqual(['p:a', 'p:b', 'div:c']);
    expect(texts('<ul><li>a<li>b<ul><li>c</ul><li>d</ul>')).toEqual(['li:a', 'li:b', 'li:c', 'li:d']);
    expect(texts('<table><tr><td>a<td>b<tr><td>c</table>')).toEqual(['td:a', 'td:b', 'td:c']);
  });

  test('a stray end tag ends nothing it is not in', () => {
    expect(texts('<div>a</span></table><b>b</div>c</b>')).toEqual(['div:a b'.replace(' ', '')]);
    expect(texts('<section><table><td>a</div>b</td></table>c</section>')).toEqual(['td:ab', 'section:c']);
  });
});

describe('a recipe', () => {
  const html = `<div class="x"><h1>Wrong</h1><h2 class="t">Right headline</h2><i class="w">Ann Lee and Bo Ek</i><u class="d">3 May 2019</u><div class="b"><p>${SENTENCE}</p><p class="ad">Buy now</p><p>Short.</p></div></div>`;

  test('wins over the rules', () => {
    const recipe = readRecipe('{"title": ".t", "byline": ".w", "published": ".d", "body": ".b", "remove": [".ad"]}');
    expect(extract(html, { recipe })).toMatchObject({ title: 'Right headline', byline: ['Ann Lee', 'Bo Ek'], publishedAt: '2019-05-03', text: `${SENTENCE.trim()}\n\nShort.` });
  });

  test('that finds nothing leaves the field to the rules', () => {
    expect(extract(html, { recipe: { title: '.absent' } }).title).toBe('Wrong');
  });

  test('is refused with every fault named', () => {
    expect(() => readRecipe('{"body": "p[", "titel": "h1"}')).toThrow(/body.*titel|titel.*body/s);
    expect(() => readRecipe('{')).toThrow('not JSON');
  });
});

describe('candidates', () => {
  test('keep where each stands, and the highest rank wins', () => {
    const { article, candidates } = extractWithCandidates(`<meta property="article:published_time" content="2020-02-02T10:00:00Z"><h1>A headline of note</h1><time datetime="2020-02-03">3 February</time><p>${SENTENCE}</p>`);
    expect(article.publishedAt).toBe('2020-02-02T10:00:00Z');
    expect(candidates.published.map((one) => one.from)).toEqual(expect.arrayContaining(['meta article:published_time', 'time element']));
  });
});
