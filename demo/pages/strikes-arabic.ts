import { about, atLeast, between, day, exactly, type DemoPage } from '../page.ts';

/** Arabic reports: the dual and the counted plural, "dozens", a range, Arabic-Indic digits. */

const sahraNews = (name: string): string => `/sahra/${encodeURIComponent('أخبار')}/${name}`;

export const strikesArabic: DemoPage[] = [
  {
    slug: 'taiz-mortar', outlet: 'sahra', path: sahraNews('20200714-taiz'), kind: 'STRIKE', language: 'ar',
    title: 'مقتل ثلاثة أطفال وإصابة سبعة مدنيين بقذيفة هاون في تعز', byline: ['وليد الشرعبي'], section: 'أخبار', publishedAt: '2020-07-14T18:30:00+03:00',
    body: [
      'قُتل ثلاثة أطفال وأصيب سبعة مدنيين بينهم امرأتان، اليوم الثلاثاء، بانفجار قذيفة هاون في حي سكني بمدينة تعز جنوب غربي اليمن، وفق مصدر طبي.',
      'وقال المصدر إن الأطفال كانوا يلعبون في ساحة قرب مدرسة مغلقة عندما سقطت القذيفة، وإن أعمارهم بين 8 و11 عاماً.',
      'ونُقل المصابون إلى مستشفى المدينة، حيث وُصفت حالة اثنين منهم بالخطيرة.',
      'وتشهد المدينة قصفاً متقطعاً منذ مطلع الشهر رغم الحديث عن هدنة، ويقول السكان إن الأسواق تغلق أبوابها قبل الظهر.',
      'ولم تعلن أي جهة مسؤوليتها عن القصف.',
    ],
    truth: {
      killed: exactly(3), injured: exactly(7), parts: { children: 3 }, when: day('2020-07-14'), incident: 'taiz-mortar',
      place: { name: 'Taiz', country: 'YE', admin1: 'Taiz', lat: 13.579, lon: 44.021 },
    },
    foundBy: ['/sahra/sitemap-news.xml'],
  },
  {
    slug: 'khan-younis-house', outlet: 'sahra', path: sahraNews('20241106-khan-younis'), kind: 'STRIKE', language: 'ar',
    title: 'غارة على منزل في خان يونس توقع ما بين ٨ و١٠ قتلى', byline: ['هالة مقداد'], section: 'أخبار', publishedAt: '2024-11-06T08:10:00+02:00',
    body: [
      'قُتل ما بين ٨ و١٠ مدنيين، معظمهم من النساء والأطفال، في غارة جوية استهدفت منزلاً شرقي خان يونس جنوبي قطاع غزة، فجر اليوم الأربعاء.',
      'وقال مسعفون إن ١٥ شخصاً على الأقل أصيبوا، وإن عمليات البحث تحت الأنقاض مستمرة.',
      'وأفاد جيران العائلة بأن المنزل المؤلف من ثلاث طبقات كان يؤوي نازحين وصلوا إليه قبل أسبوعين من شمال القطاع.',
      'ونُقل القتلى والمصابون إلى مستشفى ميداني تنقصه الأسرّة والمحاليل الطبية، بحسب طبيب يعمل فيه.',
      { caption: 'خريطة توضح موقع خان يونس. رسم: الصحراء اليوم (عرض تجريبي)' },
      'وقال الجيش إنه يتحقق من التقارير.',
    ],
    truth: {
      killed: between(8, 10), injured: atLeast(15), when: day('2024-11-06'), incident: 'khan-younis-house',
      place: { name: 'Khan Younis', country: 'PS', admin1: 'Gaza Strip', lat: 31.344, lon: 34.303 },
      statements: [{ speaker: 'الجيش', stance: 'INVESTIGATES' }],
    },
    foundBy: ['/sahra/sitemap-news.xml'],
  },
  {
    slug: 'ferry', outlet: 'furat', path: '/furat/story?id=52', kind: 'STRIKE', language: 'ar',
    title: 'عشرات القتلى والجرحى في قصف معبر نهري قرب الميادين', byline: ['مراسل مرآة الفرات'], section: 'أخبار', publishedAt: '2017-10-04T10:00:00+03:00',
    body: [
      'سقط عشرات القتلى والجرحى من المدنيين، أمس الثلاثاء، في قصف جوي استهدف عبّارة نهرية قرب مدينة الميادين بريف دير الزور الشرقي.',
      'وقال ناجون إن العبّارة كانت تقل عائلات نازحة من القرى المجاورة، ولم يتسن إحصاء الضحايا بسبب جريان النهر.',
      'وأضافوا أن أصحاب القوارب انتشلوا ناجين حتى ساعات الليل، وأن المشافي الميدانية طلبت من السكان التبرع بالدم.',
      'وتعد العبّارة الوسيلة الوحيدة للانتقال بين ضفتي الفرات في المنطقة منذ تدمير الجسر قبل عام.',
      'واتهم الأهالي القوات الحكومية بتنفيذ القصف.',
    ],
    truth: {
      killed: atLeast(10), injured: null, when: day('2017-10-03'), incident: 'ferry',
      place: { name: 'Al-Mayadin', country: 'SY', admin1: 'Deir ez-Zor', lat: 35.019, lon: 40.452 },
    },
    foundBy: ['/furat/latest'],
  },
  {
    slug: 'olive-grove', outlet: 'furat', path: '/furat/story?id=57', kind: 'STRIKE', language: 'ar',
    title: 'مقتل رجلين وإصابة نحو ستة مزارعين في بستان زيتون بريف حلب', byline: ['مراسل مرآة الفرات'], section: 'أخبار', publishedAt: '2017-11-20T12:00:00+03:00',
    body: [
      'قُتل رجلان وأصيب نحو ستة مزارعين، يوم السبت الماضي، بانفجار ذخيرة غير منفجرة في بستان زيتون قرب مدينة الباب بريف حلب الشرقي.',
      'وكان المزارعون يجمعون محصول الزيتون عندما انفجرت القذيفة المطمورة في التراب، بحسب المجلس المحلي.',
      'وطالب المجلس فرق إزالة الألغام بتمشيط البساتين المحيطة بالمدينة قبل انتهاء الموسم، مشيراً إلى أن مساحات واسعة منها لم تُفحص بعد.',
    ],
    truth: {
      killed: exactly(2), injured: about(6), when: day('2017-11-18'), incident: 'olive-grove',
      place: { name: 'Al-Bab', country: 'SY', admin1: 'Aleppo', lat: 36.371, lon: 37.518 },
    },
    foundBy: ['/furat/latest'],
  },
  {
    slug: 'sahra-mine', outlet: 'sahra', path: sahraNews('20210810-mine'), kind: 'STRIKE', language: 'ar',
    title: 'إصابة أربعة رعاة بانفجار لغم جنوب كركوك', byline: ['هالة مقداد'], section: 'أخبار', publishedAt: '2021-08-10T15:00:00+03:00',
    body: [
      'أصيب أربعة رعاة بجروح، صباح اليوم الثلاثاء، بانفجار لغم أرضي في مرعى قرب بلدة الحويجة جنوب غربي كركوك في العراق، ولم يسقط قتلى، بحسب مصدر في الدفاع المدني.',
      'وقال المصدر إن اللغم من مخلفات الحرب، وإن الفرق المختصة ستعمل على تطهير المنطقة خلال الأيام المقبلة.',
      'ونُقل المصابون إلى مستشفى الحويجة، ووُصفت حالتهم بالمستقرة. ونفق في الانفجار عدد من رؤوس الماشية.',
    ],
    truth: {
      killed: exactly(0), injured: exactly(4), when: day('2021-08-10'), incident: 'sahra-mine',
      place: { name: 'Hawija', country: 'IQ', admin1: 'Kirkuk', lat: 35.326, lon: 43.773 },
    },
    foundBy: ['/sahra/sitemap-news.xml'],
  },
];
