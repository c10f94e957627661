import { NOTHING, type DemoPage } from '../page.ts';

/** News that is none of the desk's business, some of it with the desk's words: a bomb of a goal, a striker, a shelling of peas. */

const unrelatedPage = (page: Omit<DemoPage, 'kind' | 'truth'>): DemoPage => ({ kind: 'UNRELATED', truth: NOTHING, ...page });

export const unrelated: DemoPage[] = [
  unrelatedPage({
    slug: 'barley-price', outlet: 'wire', path: '/wire/markets/barley-20170511', language: 'en', section: 'Markets', byline: ['Meridian Markets'],
    title: 'Barley slides two percent as harvest comes early', publishedAt: '2017-05-11T17:00:00+00:00',
    body: [
      'Barley for July delivery fell 2.1 percent on Thursday, to 148.20 a tonne, as growers around the Black Sea brought in their crop ten days earlier than usual.',
      'Wheat held steady. “The market was killed by good weather,” said Jonas Ekdahl, a broker.',
      'Traders now wait for the planting report at the end of the month. Open interest rose to its highest since March, and freight from the river ports was a little cheaper.',
    ],
    foundBy: ['/wire/atom.xml'],
  }),
  unrelatedPage({
    slug: 'striker', outlet: 'wire', path: '/wire/sport/rovers-20180415', language: 'en', section: 'Sport', byline: ['Imogen Pask'],
    title: 'Late bomb of a shot sinks Rovers', publishedAt: '2018-04-15T18:30:00+00:00',
    body: [
      'A thirty-yard shot from the striker Callum Dray in the 89th minute gave Northport a 2–1 win over Rovers on Sunday in front of 11,204 people.',
      'Rovers had attacked from the first minute but lost their captain, injured, before half-time.',
      '“We had forty minutes of siege and one mistake,” said their manager, Des Farrow. Northport are fourth, three points behind the leaders with a game in hand.',
    ],
    foundBy: ['/wire/atom.xml'],
  }),
  unrelatedPage({
    slug: 'film', outlet: 'northern-courier', path: '/northern-courier/2019/11/13/film-the-ferry', language: 'en', section: 'Culture', byline: ['Beatrix Holm'],
    title: 'Film: “The Ferry” is a war picture without a shot', publishedAt: '2019-11-13T08:00:00+00:00',
    body: [
      'Nobody fires a gun in Anneke Roos’s second film. Twelve passengers wait for a ferry that will not come, and by the end of two hours we know each of them.',
      'Two of them die, off the screen and of old age. The rest learn to play cards. It is the best thing that I have seen this year.',
      { related: 'Also showing: this week’s cinema guide' },
    ],
    foundBy: ['/northern-courier/feed.xml'],
  }),
  unrelatedPage({
    slug: 'weather', outlet: 'northern-courier', path: '/northern-courier/2025/02/12/weather', language: 'en', section: 'Weather', byline: [],
    title: 'Snow on the hills, rain in the towns', publishedAt: '2025-02-12T05:30:00+00:00',
    body: [
      'Up to fifteen centimetres of snow will fall above 300 metres by Thursday, and the coast will have rain. Gusts may reach 80 kilometres an hour on the headlands.',
      'The weekend will be dry, with frost at night.',
      'Drivers on the moor road should carry blankets and a flask, the county says. Ploughs will be out from four in the morning, and school buses will run an hour late.',
    ],
    foundBy: ['/northern-courier/feed.xml'],
  }),
  unrelatedPage({
    slug: 'regatta', outlet: 'harbour-post', path: '/harbour-post/story?id=433', language: 'en', section: 'Town', byline: ['Nell Carrow'],
    title: 'Regatta: forty boats and one swimming dog', publishedAt: '2017-08-28T07:00:00+01:00',
    body: [
      'Forty boats started in Saturday’s regatta and thirty-eight came home, the other two by trailer. A spaniel that jumped from the committee boat swam the last leg and was given a ribbon.',
      'Peas were shelled by the bucket at the quay kitchen, and the band played until ten.',
    ],
    foundBy: ['/harbour-post/latest'],
  }),
  unrelatedPage({
    slug: 'sahra-market', outlet: 'sahra', path: `/sahra/${encodeURIComponent('اقتصاد')}/20200715-dinar`, language: 'ar', section: 'اقتصاد', byline: ['قسم الاقتصاد'],
    title: 'أسعار الخضار تتراجع مع بداية الموسم', publishedAt: '2020-07-15T09:00:00+03:00',
    body: [
      'تراجعت أسعار الخضار في أسواق الجملة بنسبة 12 في المئة خلال أسبوع مع بداية موسم الحصاد.',
      'وقال تجار إن الأسعار ستستقر في آب المقبل إذا استمر الطقس المعتدل.',
      'وسجلت البندورة أكبر تراجع، تلاها الخيار والباذنجان، بينما حافظت أسعار البطاطا على مستواها بسبب تكاليف التخزين.',
      'وأوضح رئيس نقابة تجار سوق الجملة أن حركة البيع تحسنت في الأيام الثلاثة الماضية، وأن معظم البضائع تصل من المزارع القريبة.',
    ],
    foundBy: ['/sahra/sitemap-news.xml'],
  }),
  unrelatedPage({
    slug: 'sahra-match', outlet: 'sahra', path: `/sahra/${encodeURIComponent('رياضة')}/20241107-match`, language: 'ar', section: 'رياضة', byline: ['القسم الرياضي'],
    title: 'هدف قاتل في الدقيقة الأخيرة يمنح الوادي بطاقة النهائي', publishedAt: '2024-11-07T22:40:00+03:00',
    body: [
      'سجل المهاجم ياسر النمر هدفاً قاتلاً في الدقيقة 90 ليقود فريق الوادي إلى نهائي الكأس بعد الفوز على الجبل بهدفين مقابل هدف.',
      'وأهدر الجبل ضربة جزاء في الشوط الأول.',
      'وقال مدرب الوادي إن فريقه «قاتل حتى الصافرة الأخيرة»، معرباً عن أمله في عودة مدافعه المصاب قبل المباراة النهائية المقررة بعد أسبوعين.',
    ],
    foundBy: ['/sahra/sitemap-news.xml'],
  }),
  unrelatedPage({
    slug: 'furat-poetry', outlet: 'furat', path: '/furat/story?id=60', language: 'ar', section: 'ثقافة', byline: ['مراسل مرآة الفرات'],
    title: 'أمسية شعرية على ضفة النهر', publishedAt: '2019-05-18T10:00:00+03:00',
    body: [
      'أقام المركز الثقافي أمسية شعرية على ضفة النهر حضرها جمهور كبير من محبي الشعر والموسيقى.',
      'وقرأ الشاعر منير السالم قصائد من ديوانه الجديد، ثم عزفت فرقة من طلاب المعهد مقطوعات تراثية.',
      'وقال مدير المركز إن الأمسية هي الأولى ضمن برنامج صيفي يشمل عروضاً مسرحية ومعرضاً للصور القديمة عن النهر وأهله.',
    ],
    foundBy: ['/furat/latest'],
  }),
  unrelatedPage({
    slug: 'furat-weather', outlet: 'furat', path: '/furat/story?id=63', language: 'ar', section: 'محليات', byline: ['مراسل مرآة الفرات'],
    title: 'موجة حر تضرب المنطقة الشرقية حتى نهاية الأسبوع', publishedAt: '2020-07-29T10:00:00+03:00',
    body: [
      'تتأثر المنطقة الشرقية بموجة حر تستمر حتى نهاية الأسبوع، وتصل درجات الحرارة إلى 46 درجة مئوية في الظل.',
      'ونصحت مديرية الصحة السكان بشرب كميات كافية من الماء وتجنب الخروج بين الظهر والرابعة عصراً، ولا سيما كبار السن والأطفال.',
      'ومن المتوقع أن تنخفض الحرارة تدريجياً اعتباراً من يوم السبت مع هبوب رياح شمالية.',
    ],
    foundBy: ['/furat/latest'],
  }),
];
