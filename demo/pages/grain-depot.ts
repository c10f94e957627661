import { between, day, type Block, type DemoPage, type Truth } from '../page.ts';

/** One agency story and four outlets that print it with small cuts and additions; and an Arabic report of the same event. */

const truth: Truth = {
  killed: { min: 14, max: null, qualifier: 'AT_LEAST' },
  injured: { min: 20, max: null, qualifier: 'AT_LEAST' },
  parts: { children: 3, women: 2 },
  when: day('2017-05-09'),
  place: { name: 'Al-Shaddadah', country: 'SY', admin1: 'Al-Hasakah', lat: 36.056, lon: 40.73 },
  incident: 'grain-depot',
  family: 'grain-depot-wire',
  statements: [{ speaker: 'Colonel Piers Hadlow', stance: 'INVESTIGATES' }],
};

const lead = 'At least 14 civilians were killed and more than 20 wounded on Tuesday when an air strike hit a grain depot on the edge of Al-Shaddadah, in the '
  + 'Al-Hasakah governorate of north-eastern Syria, residents and a medical worker said.';
const queue = 'The strike came shortly after seven in the morning, when farmers were waiting with tractors and trailers to sell the first barley of the season, '
  + 'according to three people who were there.';
const dead = 'Three children and two women were among the dead, said Idris Hamo, a nurse at the town’s clinic, who counted the bodies as they were brought in.';
const nurse = '“We had eleven beds and they were all full within ten minutes,” he told Meridian Wire by telephone. “The rest we treated in the corridor.”';
const coalition = 'The Joint Coalition, whose aircraft have been active over the area since the beginning of the month, said that it was looking into the report. '
  + '“We take every allegation seriously and will publish what we find,” said its spokesman, Colonel Piers Hadlow.';
const context = 'Al-Shaddadah has changed hands twice in four years. An earlier raid on the town’s weighbridge, in February, killed five people, local records show.';
const roads = 'Roads south of the town were closed on Tuesday evening and ambulances were sent round by a farm track, adding an hour to the drive to the nearest hospital.';

const copy = (page: Pick<DemoPage, 'slug' | 'outlet' | 'path' | 'title' | 'byline' | 'publishedAt' | 'body' | 'foundBy'>): DemoPage =>
  ({ kind: 'STRIKE', language: 'en', section: 'World', truth, ...page });

const wireBody: Block[] = [lead, queue, dead, nurse, { caption: 'A map of the Al-Hasakah governorate. Graphic: Meridian Wire (demonstration)' }, coalition, context, roads];

export const grainDepot: DemoPage[] = [
  copy({
    slug: 'grain-depot', outlet: 'wire', path: '/wire/world/grain-depot-strike-20170509', byline: ['Maren Oduya'],
    title: 'At least 14 killed as air strike hits grain depot in north-eastern Syria',
    publishedAt: '2017-05-09T18:40:00+00:00', body: wireBody, foundBy: ['/wire/atom.xml'],
  }),
  copy({
    slug: 'courier-grain-depot', outlet: 'northern-courier', path: '/northern-courier/2017/05/10/grain-depot-strike', byline: ['Meridian Wire'],
    title: 'Air strike on Syrian grain depot kills at least 14', publishedAt: '2017-05-10T05:15:00+01:00',
    body: [lead, queue, { related: 'Explained: why the barley harvest matters this year' }, dead, nurse, coalition, context],
    foundBy: ['/northern-courier/feed.xml'],
  }),
  copy({
    slug: 'harbour-grain-depot', outlet: 'harbour-post', path: '/harbour-post/story?id=412', byline: ['Meridian Wire'],
    title: 'Fourteen dead at grain depot in Syria', publishedAt: '2017-05-10T08:00:00+01:00',
    body: [lead, dead, coalition], foundBy: ['/harbour-post/latest'],
  }),
  copy({
    slug: 'plains-grain-depot', outlet: 'plains-gazette', path: '/plains-gazette/story?id=88', byline: ['Meridian Wire', 'Gazette staff'],
    title: 'Farmers killed in queue to sell barley', publishedAt: '2017-05-10T06:30:00-06:00',
    body: [lead, queue, dead, nurse, coalition, context,
      'Barley growers in the county said that they would hold a collection for the families at Saturday’s market. “A queue at an elevator looks the same everywhere,” said Doreen Tull, who farms near the river.'],
    foundBy: ['/plains-gazette/story?id=88'],
  }),
  copy({
    slug: 'lakeside-grain-depot', outlet: 'lakeside-herald', path: '/lakeside-herald/story?id=1703', byline: ['Wire services'],
    title: 'Syria: 14 die in strike on depot', publishedAt: '2017-05-10T19:00:00+12:00',
    body: [lead, queue, dead, roads], foundBy: ['/lakeside-herald/story?id=1703'],
  }),
  {
    slug: 'sahra-grain-depot', outlet: 'sahra', path: `/sahra/${encodeURIComponent('أخبار')}/20170510-shaddadah`, kind: 'STRIKE', language: 'ar',
    title: 'مقتل مدنيين في قصف جوي على مستودع حبوب في الشدادي', byline: ['رنا الخالدي'], section: 'أخبار', publishedAt: '2017-05-10T09:20:00+03:00',
    body: [
      'قُتل ما بين 13 و16 مدنياً وأصيب 24 آخرون، أمس الثلاثاء، في قصف جوي استهدف مستودعاً للحبوب على أطراف بلدة الشدادي في محافظة الحسكة شمال شرقي سوريا، بحسب ما أفاد سكان ومصادر طبية لصحيفة الصحراء اليوم.',
      'وقال شهود إن القصف وقع بعد السابعة صباحاً بقليل، بينما كان المزارعون ينتظرون دورهم لبيع محصول الشعير.',
      'وأوضح الممرض إدريس حمو أن بين القتلى ثلاثة أطفال وامرأتين، مشيراً إلى أن أعمار المصابين تتراوح بين ست سنوات وسبعين سنة.',
      'واتهم الأهالي طيران التحالف المشترك بتنفيذ الغارة، فيما قال المتحدث باسم التحالف العقيد بيرس هادلو إن التحالف يدرس التقارير الواردة.',
    ],
    truth: { ...truth, family: 'grain-depot-arabic', killed: between(13, 16), injured: { min: 24, max: 24, qualifier: 'EXACT' } },
    foundBy: ['/sahra/sitemap-archive.xml'],
  },
];
