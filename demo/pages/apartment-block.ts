import { day, exactly, type DemoPage, type Truth } from '../page.ts';

/** An article that is rewritten after its first publication: the toll doubles and nothing but the small print says so. */

const truth: Truth = {
  killed: exactly(3), injured: exactly(8), when: day('2023-03-16'),
  place: { name: 'Lozova', country: 'UA', admin1: 'Kharkiv', lat: 48.889, lon: 36.316 }, incident: 'apartment-block',
};

const corner = 'The missile brought down one corner of a five-storey building on Vyshneva Street shortly before dawn, said the district head, Petro Halushko.';
const shelter = '“People were asleep. The stairwell is gone, so we took them out over the balconies,” he said. Residents have been moved to a school two streets away.';

export const apartmentBlock: DemoPage[] = [
  {
    slug: 'apartment-block', outlet: 'northern-courier', path: '/northern-courier/2023/03/16/lozova-apartment-block', kind: 'STRIKE', language: 'en',
    title: 'Missile hits apartment block in Lozova, killing three', byline: ['Ansel Whitcombe'], section: 'World', publishedAt: '2023-03-16T09:10:00+00:00',
    body: [
      'Three people were killed and eight injured when a missile struck an apartment block in the town of Lozova, in Ukraine’s Kharkiv region, early on Thursday, officials said.',
      corner, shelter,
      'Rescuers were still searching the rubble at noon. The local prosecutor’s office has opened a case.',
    ],
    truth,
    edit: {
      title: 'Missile hits apartment block in Lozova, killing six', modifiedAt: '2023-03-16T17:45:00+00:00',
      body: [
        'Six people, one of them a child, were killed and 21 injured when a missile struck an apartment block in the town of Lozova, in Ukraine’s Kharkiv region, early on Thursday, officials said.',
        corner, shelter,
        'The search ended at four in the afternoon. The local prosecutor’s office has opened a case.',
      ],
      truth: { ...truth, killed: exactly(6), injured: exactly(21), parts: { children: 1 } },
    },
    foundBy: ['/northern-courier/feed.xml', '/northern-courier/sitemap.xml'],
  },
];
