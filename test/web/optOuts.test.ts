import { expect, test } from '@jest/globals';
import { optOutsOf } from '../../ingest/web/optOuts.ts';
import type { HeaderList } from '../../ingest/web/outcomes.ts';

test.each<[string, HeaderList, string, string]>([
  ['nothing', [['Content-Type', 'text/html']], '<head><meta name="description" content="noarchive">', ''],
  ['a header', [['X-Robots-Tag', 'NoArchive, nofollow']], '', 'archive'],
  ['several headers', [['x-robots-tag', 'noindex'], ['X-ROBOTS-TAG', 'noarchive']], '', 'archive index'],
  ['none means both', [['X-Robots-Tag', 'none']], '', 'archive index'],
  ['one for another agent', [['X-Robots-Tag', 'otherbot: noarchive, noindex']], '', ''],
  ['one for us after another', [['X-Robots-Tag', 'otherbot: noindex'], ['X-Robots-Tag', 'casualtydesk: noarchive']], '', 'archive'],
  ['a date with a colon', [['X-Robots-Tag', 'unavailable_after: 25 Jun 2010 15:00:00 PST, noarchive']], '', 'archive'],
  ['a meta', [], '<META NAME="Robots" CONTENT="noarchive,noindex">', 'archive index'],
  ['a meta for us', [], '<meta name="casualtydesk" content="noarchive"><meta name="googlebot" content="noindex">', 'archive'],
  ['a meta in the body is text of the page', [], '<body><meta name="robots" content="noarchive">', ''],
  ['mining reserved', [['TDM-Reservation', '1']], '', 'mining'],
  ['mining reserved in the page', [], '<meta name="tdm-reservation" content="1"><meta name="robots" content="noai">', 'mining'],
  ['mining not reserved', [['tdm-reservation', '0']], '', ''],
])('%s', (_what, headers, html, expected) => {
  const { noArchive, noIndex, noMining } = optOutsOf(headers, html);
  expect([noArchive && 'archive', noIndex && 'index', noMining && 'mining'].filter(Boolean).join(' ')).toBe(expected);
});
