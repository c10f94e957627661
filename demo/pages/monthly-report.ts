import { atLeast, between, exactly, upTo, type DemoPage } from '../page.ts';

/**
 * A monitor's month: the headline takes the range's maximum for a fact, the accused party has its own tally, a general
 * denies, and people are trapped. 87 on 65 is +34 %, minimum on minimum.
 */
export const monthlyReport: DemoPage[] = [
  {
    slug: 'monthly-report', outlet: 'northern-courier', path: '/northern-courier/2018/10/11/coalition-strikes-september', kind: 'MONTHLY_REPORT', language: 'en',
    title: 'Coalition killed 131 civilians in Syria and Iraq in September, monitor finds', byline: ['Ottilie Marsh'], section: 'World',
    publishedAt: '2018-10-11T06:00:00+01:00',
    body: [
      'September was the third deadliest month for civilians in Syria and Iraq since the Joint Coalition began its campaign in August 2016, according to the monitoring group Skyledger.',
      'At least 131 civilians were killed in Coalition air and artillery strikes last month, the group said on Wednesday.',
      { related: 'Read more: How a strike is counted' },
      '“Across Syria and Iraq, Skyledger recorded 61 alleged Coalition casualty events during September, likely killing between 87 and 131 civilians – a rise of 34 percent on August’s estimate of 65 to 98,” its report says.',
      'The figures are far above those that the Coalition itself has published. In its own monthly statement, released on Friday, the Coalition said that its strikes had unintentionally killed at least 212 civilians between August 2016 and August 2018.',
      'A senior Coalition officer dismissed the findings. “I do not accept that our fires were careless, and I reject any suggestion that we hide the dead,” Lieutenant General Harlan Voss told reporters on Monday.',
      { heading: 'Trapped by the river' },
      { caption: 'The Euphrates below Hajin. Graphic: The Northern Courier (demonstration)' },
      'Fighting continues around Hajin, the last town on the eastern bank. Up to 18,000 civilians are trapped there, and food, clean water, medicine and electricity are running out, said Lena Aldous, a spokeswoman for the relief agency Relief Lantern.',
      '“Families must be allowed to leave by a road of their own choosing,” she said in Geneva.',
    ],
    truth: {
      killed: between(87, 131), injured: null, when: { start: '2018-09-01', end: '2018-09-30' }, place: null, events: 61,
      tallies: [
        { by: 'Skyledger', accused: 'Joint Coalition', start: '2018-09-01', end: '2018-09-30', events: 61, killed: between(87, 131), changePercent: 34 },
        { by: 'Joint Coalition', accused: 'Joint Coalition', start: '2016-08-01', end: '2018-08-31', events: null, killed: atLeast(212), changePercent: null },
      ],
      notes: [{ sectors: ['FSC', 'WSH', 'HEA', 'ELECTRICITY'], place: 'Hajin', affected: { ...upTo(18_000), status: 'AFF' }, speaker: 'Lena Aldous' }],
      statements: [{ speaker: 'Harlan Voss', stance: 'DENIES' }],
    },
    foundBy: ['/northern-courier/feed.xml', '/northern-courier/sitemap.xml'],
  },
  {
    slug: 'sahra-monthly-report', outlet: 'sahra', path: `/sahra/${encodeURIComponent('أخبار')}/20180201-january-toll`, kind: 'MONTHLY_REPORT', language: 'ar',
    title: 'مرصد: مقتل ما لا يقل عن 42 مدنياً في سوريا خلال كانون الثاني', byline: ['رنا الخالدي'], section: 'أخبار', publishedAt: '2018-02-01T10:00:00+03:00',
    body: [
      'قال مرصد سكاي ليدجر إن ما لا يقل عن 42 مدنياً، بينهم 9 أطفال، قُتلوا في سوريا خلال شهر كانون الثاني الماضي جراء الغارات الجوية.',
      'وسجّل المرصد 28 حادثة خلال الشهر، بانخفاض نسبته 16 في المئة عن الشهر السابق الذي سقط فيه 50 مدنياً على الأقل.',
      'وأوضح المرصد أن أكثر من نصف الضحايا سقطوا في ريفي إدلب ودير الزور، وأن الأرقام أولية وقد تتغير مع ورود شهادات جديدة.',
      'وقالت الباحثة في المرصد نادين رزق إن فريقها راجع 340 منشوراً وشهادة خلال الشهر، واستبعد الحوادث التي لم يرد فيها ذكر لضحايا مدنيين.',
      'ولم يصدر تعليق من التحالف المشترك على التقرير.',
    ],
    truth: {
      killed: atLeast(42), injured: null, when: { start: '2018-01-01', end: '2018-01-31' }, place: null, events: 28, parts: { children: 9 },
      tallies: [{ by: 'سكاي ليدجر', accused: null, start: '2018-01-01', end: '2018-01-31', events: 28, killed: atLeast(42), changePercent: -16 }],
    },
    foundBy: ['/sahra/sitemap-archive.xml'],
  },
  {
    slug: 'relief-monthly-figures', outlet: 'relief', path: '/relief/2019/03/access-figures-february', kind: 'HUMANITARIAN', language: 'en',
    title: 'February in figures: convoys, clinics and closed roads', byline: [], section: 'Health', publishedAt: '2019-03-07T12:00:00+01:00',
    body: [
      'Relief Lantern’s convoys reached 36,400 people in the Deir ez-Zor governorate in February, about half of those who need help there.',
      'Eleven of the month’s twenty planned convoys were turned back at checkpoints, our coordinator Matthieu Fabre said.',
      '“We are told to come back on Thursday, and on Thursday we are told the same,” he said. Flour that waits for more than three weeks in the depot has to be sieved for weevils before it can be handed out.',
      'The figures below count people once, however many parcels they were given.',
      { list: ['Reached with food parcels: 36,400 people', 'Treated in mobile clinics: 2,150 people', 'Convoys turned back: 11'] },
    ],
    truth: {
      killed: null, injured: null, when: { start: '2019-02-01', end: '2019-02-28' },
      place: { name: 'Deir ez-Zor', country: 'SY', admin1: 'Deir ez-Zor', lat: 35.336, lon: 40.141 },
      notes: [{ sectors: ['FSC', 'HEA', 'ACCESS'], place: 'Deir ez-Zor', affected: { ...exactly(36_400), status: 'REA' }, speaker: 'Matthieu Fabre' }],
    },
    foundBy: ['/relief/feed.json'],
  },
];
