import { day, exactly, NOTHING, type DemoPage } from '../page.ts';

/** What every scraper meets: a wall, a failure, a page that goes, a page that moved, a page that robots may not read. */

const feed = ['/northern-courier/feed.xml'];

export const oddPages: DemoPage[] = [
  {
    slug: 'login-wall', outlet: 'northern-courier', path: '/northern-courier/2024/05/29/investigation', kind: 'LOGIN_WALL', language: 'en', section: 'World',
    title: 'The night of the two convoys: a Courier investigation', byline: ['Ottilie Marsh'], teaser: 'Two convoys left the same depot on the same night. One of them arrived.', publishedAt: '2024-05-29T06:00:00+01:00',
    body: ['This article is for subscribers. Log in or create an account to read on.'], truth: NOTHING, foundBy: feed,
  },
  {
    slug: 'error', outlet: 'northern-courier', path: '/northern-courier/2024/05/30/timeline', kind: 'ERROR', language: 'en', section: 'World',
    title: 'Timeline: the night of the two convoys', byline: [], teaser: 'From the loading to the last radio call, hour by hour.', publishedAt: '2024-05-30T06:00:00+01:00',
    body: ['Something went wrong on our side. Please try again in a few minutes.'], truth: NOTHING, foundBy: feed,
  },
  {
    slug: 'withdrawn', outlet: 'northern-courier', path: '/northern-courier/2022/10/10/bridge-shelling', kind: 'STRIKE', language: 'en', section: 'World',
    title: 'Shelling at bridge checkpoint kills four in Zaporizhzhia region', byline: ['Ansel Whitcombe'], publishedAt: '2022-10-10T19:00:00+01:00', vanishes: true,
    body: [
      'Four civilians were killed and nine wounded on Monday when shells fell beside a bridge checkpoint near Orikhiv, in Ukraine’s Zaporizhzhia region, the district council said.',
      'The cars had been waiting for the checkpoint to open after the night’s curfew, it said.',
    ],
    truth: {
      killed: exactly(4), injured: exactly(9), when: day('2022-10-10'), incident: 'bridge-shelling',
      place: { name: 'Orikhiv', country: 'UA', admin1: 'Zaporizhzhia', lat: 47.568, lon: 35.785 },
    },
    foundBy: feed,
  },
  {
    slug: 'short-link', outlet: 'northern-courier', path: '/northern-courier/r/7741', kind: 'REDIRECT', language: 'en', section: 'World',
    title: 'Two killed as shell hits house in Hudaydah', byline: [], publishedAt: '2018-12-05T08:00:00+00:00', body: [], truth: NOTHING,
    teaser: 'A couple in their sixties were killed when a shell went through the roof of their house.', redirectsTo: '/northern-courier/2018/12/05/hudaydah-house', foundBy: feed,
  },
  {
    slug: 'moved', outlet: 'northern-courier', path: '/northern-courier/2018/12/05/hudaydah-house', kind: 'STRIKE', language: 'en', section: 'World',
    title: 'Two killed as shell hits house in Hudaydah', byline: ['Ansel Whitcombe'], publishedAt: '2018-12-05T08:00:00+00:00',
    body: [
      'A couple in their sixties were killed when a shell went through the roof of their house in Al Hudaydah, in western Yemen, on Tuesday night. Their grandson, 9, was wounded.',
      'Neighbours said that it was the first shell to fall in the street. Nobody has claimed responsibility.',
    ],
    truth: {
      killed: exactly(2), injured: exactly(1), when: day('2018-12-04'), incident: 'hudaydah-house',
      place: { name: 'Al Hudaydah', country: 'YE', admin1: 'Al Hudaydah', lat: 14.798, lon: 42.954 },
    },
    foundBy: [],
  },
  {
    slug: 'robots-only', outlet: 'northern-courier', path: '/northern-courier/private/source-notes', kind: 'UNRELATED', language: 'en', section: 'World',
    title: 'Reporter’s notes, not for indexing', byline: [], publishedAt: '2018-12-06T08:00:00+00:00', disallowed: true,
    body: ['These notes are not for machines. A desk that stores this sentence has not read robots.txt.'], truth: NOTHING, foundBy: feed,
  },
];
