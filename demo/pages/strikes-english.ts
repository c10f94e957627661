import { about, atLeast, between, day, exactly, upTo, type DemoPage } from '../page.ts';

/** The ways in which English reports count: ranges, parts and wholes, lists, dozens, nobody, nobody knows. */
export const strikesEnglish: DemoPage[] = [
  {
    slug: 'village-road', outlet: 'northern-courier', path: '/northern-courier/2019/06/05/village-road-strike', kind: 'STRIKE', language: 'en',
    title: 'Five children among twelve dead on village road', byline: ['Ansel Whitcombe', 'Ottilie Marsh'], section: 'World', publishedAt: '2019-06-05T14:20:00+01:00',
    body: [
      'Twelve people, among them five children and three women, were killed on Monday when a minibus was hit on the road between Kafr Nabl and Maarat al-Numan in Syria’s Idlib governorate, rescuers said.',
      'Four other passengers were injured, two of them seriously, according to the volunteer rescue team that reached the bus first.',
      'Government forces said that their artillery had fired on “armed vehicles” in the area and that no minibus had been seen. Satellite pictures taken the next day show a burnt-out vehicle at the place that the rescuers described.',
      { related: 'From the archive: the road that everyone must take' },
      'More than 300 people have been killed in the governorate since the spring, the regional health office says. That count could not be checked.',
    ],
    truth: {
      killed: exactly(12), injured: exactly(4), parts: { children: 5, women: 3 }, when: day('2019-06-03'), incident: 'village-road',
      place: { name: 'Kafr Nabl', country: 'SY', admin1: 'Idlib', lat: 35.611, lon: 36.562 },
    },
    foundBy: ['/northern-courier/feed.xml'],
  },
  {
    slug: 'three-strikes', outlet: 'northern-courier', path: '/northern-courier/2020/01/27/three-towns', kind: 'STRIKE', language: 'en',
    title: 'Three towns, one night: air raids kill seven in Idlib', byline: ['Ottilie Marsh'], section: 'World', publishedAt: '2020-01-27T11:30:00+00:00',
    body: [
      'Seven civilians were killed in three separate air raids in Syria’s Idlib governorate on Sunday night, according to the civil registrars of the towns.',
      { list: [
        'Maarat Misrin: four people killed when a bomb fell beside a bakery.',
        'Binnish: two people killed and five wounded in a house on the northern edge of the town.',
        'Sarmin: one child killed by fragments; nobody else was hurt.',
      ] },
      'The registrars said that they count only the dead whose families have signed the register.',
      'People left the three towns before daybreak, by tractor and on foot, and by noon the road to the north was full. “We have done this so often that the children pack by themselves,” said Safwan Darwish, a father of four.',
      'Government forces did not comment. In December they announced that they would strike “positions, not towns”.',
    ],
    truth: {
      killed: exactly(7), injured: exactly(5), events: 3, when: day('2020-01-26'),
      place: { name: 'Idlib', country: 'SY', admin1: 'Idlib', lat: 35.931, lon: 36.634 },
    },
    foundBy: ['/northern-courier/feed.xml'],
  },
  {
    slug: 'dozens', outlet: 'harbour-post', path: '/harbour-post/story?id=431', kind: 'STRIKE', language: 'en',
    title: 'Dozens feared dead after blast in Tal Afar', byline: ['Post foreign desk'], section: 'World', publishedAt: '2017-08-22T07:00:00+01:00',
    body: [
      'Dozens of civilians are feared dead after an explosion brought down a row of houses in Tal Afar, in northern Iraq, on Monday.',
      'Families had sheltered in the cellars for a week, a resident who gave his name as Abu Laith said. “Nobody can tell you how many were down there.”',
      'It was not clear whether the houses were hit from the air or whether explosives stored by the Desert Front had gone off. The Joint Coalition said that it had carried out strikes “in the vicinity”.',
      'Civil defence workers had two excavators on Monday evening and fuel for one of them. They asked drivers to keep the road to the south free.',
    ],
    truth: {
      killed: atLeast(12), injured: null, when: day('2017-08-21'), incident: 'dozens',
      place: { name: 'Tal Afar', country: 'IQ', admin1: 'Nineveh', lat: 36.377, lon: 42.45 },
    },
    foundBy: ['/harbour-post/latest'],
  },
  {
    slug: 'not-known', outlet: 'wire', path: '/wire/world/deir-al-balah-20240123', kind: 'STRIKE', language: 'en',
    title: 'Casualties reported after strike near Deir al-Balah, number not known', byline: ['Maren Oduya'], section: 'World', publishedAt: '2024-01-23T21:15:00+00:00',
    body: [
      'An air strike hit a workshop near Deir al-Balah in the central Gaza Strip on Tuesday evening and there were casualties, witnesses said.',
      'Smoke rose over the salt flats for more than an hour and two fire engines were seen driving towards it from the north.',
      'The workshop repaired pumps and had been closed since the autumn, its owner, Yusri Abu Hamad, said from Cairo. He did not know whether anyone had been sheltering inside.',
      'The number of dead and wounded was not known. Telephone lines in the area were down and ambulance crews could not be reached.',
      'The army had no immediate comment.',
    ],
    truth: {
      killed: null, injured: null, when: day('2024-01-23'), incident: 'not-known',
      place: { name: 'Deir al-Balah', country: 'PS', admin1: 'Gaza Strip', lat: 31.418, lon: 34.35 },
    },
    foundBy: ['/wire/atom.xml'],
  },
  {
    slug: 'mine', outlet: 'harbour-post', path: '/harbour-post/story?id=498', kind: 'STRIKE', language: 'en',
    title: 'Shepherds hurt by mine near Sinjar', byline: ['Meridian Wire'], section: 'World', publishedAt: '2021-02-18T07:00:00+00:00',
    body: [
      'Five shepherds, the youngest of them 13, were injured when a landmine exploded in a pasture south of Sinjar in Iraq’s Nineveh governorate on Wednesday. No one was killed.',
      'The field had been marked as cleared in 2019. Heavy rain may have carried the mine down from the hill, said Baran Elyas, who leads a clearance team in the district.',
      'Two of the wounded, brothers of 13 and 17, lost a foot. All five were taken to the hospital in Duhok, four hours away by road.',
      'His team has found 214 mines in the district since January, most of them within sight of a house.',
    ],
    truth: {
      killed: exactly(0), injured: exactly(5), when: day('2021-02-17'), incident: 'mine',
      place: { name: 'Sinjar', country: 'IQ', admin1: 'Nineveh', lat: 36.321, lon: 41.875 },
    },
    foundBy: ['/harbour-post/latest'],
  },
  {
    slug: 'fighters', outlet: 'wire', path: '/wire/world/hajin-checkpoint-20181204', kind: 'STRIKE', language: 'en',
    title: 'Six fighters killed at checkpoint outside Hajin; fate of shepherd unclear', byline: ['Tomas Brandvold'], section: 'World', publishedAt: '2018-12-04T16:00:00+00:00',
    body: [
      'A Joint Coalition drone struck a checkpoint of the Desert Front outside Hajin, in Syria’s Deir ez-Zor governorate, on Monday, killing six fighters.',
      'A shepherd who was passing may also have been killed, two local networks said; a third said that he had been treated for burns and sent home.',
      'The checkpoint guards the track to the river crossing. Traders have used it since the main bridge was destroyed two years ago, and pay a toll in fuel.',
      'The Coalition said that it had “no indication of any civilian harm”.',
    ],
    truth: {
      killed: between(0, 1), injured: upTo(1), when: day('2018-12-03'), incident: 'fighters',
      place: { name: 'Hajin', country: 'SY', admin1: 'Deir ez-Zor', lat: 34.689, lon: 40.831 },
    },
    foundBy: ['/wire/atom.xml'],
  },
  {
    slug: 'drone-market', outlet: 'northern-courier', path: '/northern-courier/2025/02/11/kherson-market-drone', kind: 'STRIKE', language: 'en',
    title: 'Drone drops grenade on market in Kherson', byline: ['Ansel Whitcombe'], section: 'World', publishedAt: '2025-02-11T13:00:00+00:00',
    body: [
      'A woman of 71 was killed and about ten people were injured when a small drone dropped a grenade among the stalls of a covered market in Kherson, southern Ukraine, on Tuesday morning.',
      'It was the second such attack in the city in a week, the head of its military administration said; in the first, last Wednesday, two men were wounded.',
      'The market has put nets over its lanes. Traders said they would open again in the morning.',
      'The woman, a retired teacher, had come to sell honey, said Larysa Bondar, who has the stall next to hers. “She shouted to us to lie down. She did not lie down herself.”',
    ],
    truth: {
      killed: exactly(1), injured: about(10), parts: { women: 1 }, when: day('2025-02-11'), incident: 'drone-market',
      place: { name: 'Kherson', country: 'UA', admin1: 'Kherson', lat: 46.636, lon: 32.617 },
    },
    foundBy: ['/northern-courier/feed.xml', '/northern-courier/sitemap.xml'],
  },
];
