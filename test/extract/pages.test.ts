import { describe, expect, test } from '@jest/globals';
import { extractGolden, goldenPages, readExpected } from './golden.ts';

/** Each folder of test/pages is a page of our own writing with one difficulty, and what has to come out of it. */
describe('golden pages', () => {
  test.each(goldenPages())('%s', (slug) => {
    const { url, contentType, ...fields } = readExpected(slug);
    const found = extractGolden(slug, { url, ...(contentType === undefined ? {} : { contentType }) });
    expect(found).toEqual({ ...found, ...fields });
    expect(Object.keys(fields).length).toBeGreaterThan(0);
  });
});
