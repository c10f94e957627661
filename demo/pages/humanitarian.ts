import { about, atLeast, day, upTo, type DemoPage, type Figure, type NoteTruth, type Place } from '../page.ts';

/** Water, power, food, hospitals: figures with qualifiers, each with the person or organisation that says them. */

const note = (sectors: string[], place: string, speaker: string | null, affected: Figure | null, status: 'AFF' | 'INN' | 'REA' = 'AFF'): NoteTruth =>
  ({ sectors, place, speaker, affected: affected && { ...affected, status } });

const situation = (place: Place, date: string, notes: NoteTruth[]): DemoPage['truth'] =>
  ({ killed: null, injured: null, when: day(date), place, notes });

const hasakah: Place = { name: 'Al-Hasakah', country: 'SY', admin1: 'Al-Hasakah', lat: 36.502, lon: 40.747 };
const taiz: Place = { name: 'Taiz', country: 'YE', admin1: 'Taiz', lat: 13.579, lon: 44.021 };
const mosul: Place = { name: 'Mosul', country: 'IQ', admin1: 'Nineveh', lat: 36.335, lon: 43.119 };
const gaza: Place = { name: 'Gaza', country: 'PS', admin1: 'Gaza Strip', lat: 31.501, lon: 34.467 };
const mykolaiv: Place = { name: 'Mykolaiv', country: 'UA', admin1: 'Mykolaiv', lat: 46.966, lon: 31.997 };

export const humanitarian: DemoPage[] = [
  {
    slug: 'water-hasakah', outlet: 'relief', path: '/relief/2021/08/water-hasakah', kind: 'HUMANITARIAN', language: 'en', section: 'Water',
    title: 'Pumping station idle: about 310,000 people in Al-Hasakah depend on tankers', byline: [], publishedAt: '2021-08-10T09:00:00+02:00',
    body: [
      'About 310,000 people in the city of Al-Hasakah, in north-eastern Syria, have had no piped water since the pumping station west of the city stopped on 2 August, Relief Lantern said on Tuesday.',
      'Tankers bring some 4,000 cubic metres a day, less than a fifth of what the city needs, according to our water engineer Nour Saleh.',
      { heading: 'What families do' },
      '“People dig wells in their yards and the water is salty,” she said. Cases of diarrhoea among children at our two clinics have tripled within a week.',
    ],
    truth: situation(hasakah, '2021-08-10', [note(['WSH', 'HEA'], 'Al-Hasakah', 'Relief Lantern', about(310_000))]),
    foundBy: ['/relief/feed.json'],
  },
  {
    slug: 'power-mosul', outlet: 'relief', path: '/relief/2017/06/power-mosul', kind: 'HUMANITARIAN', language: 'en', section: 'Power',
    title: 'West Mosul: two hours of electricity, and only for those with a cable', byline: [], publishedAt: '2017-06-21T09:00:00+02:00',
    body: [
      'At least 70,000 people in the western districts of Mosul, Iraq, have two hours of electricity a day or none at all, the city’s grid engineer Qais Thanoon told Relief Lantern.',
      'The last substation on the right bank was damaged in May. Without power the water pumps stand still, and the health centre in the quarter of Al-Mansour keeps its vaccines in a borrowed ice-cream freezer.',
      'Repairs will take six weeks once a transformer has arrived, Mr Thanoon said.',
    ],
    truth: situation(mosul, '2017-06-21', [note(['ELECTRICITY', 'WSH', 'HEA'], 'Mosul', 'Qais Thanoon', atLeast(70_000))]),
    foundBy: ['/relief/feed.json'],
  },
  {
    slug: 'food-taiz', outlet: 'relief', path: '/relief/2018/07/food-taiz', kind: 'HUMANITARIAN', language: 'en', section: 'Food',
    title: 'Taiz: bread at four times the price, and half of the bakeries shut', byline: [], publishedAt: '2018-07-09T09:00:00+02:00',
    body: [
      'Up to 95,000 people in the Yemeni city of Taiz do not have enough to eat, a survey by Relief Lantern and the city’s bakers’ guild found last week.',
      'A bag of flour costs four times what it did in January. Of 61 bakeries, 32 have closed.',
      '“There is flour in the port. What is missing is a road,” said Amat al-Razzaq Ghanem, who heads the guild.',
      'One child in six who was weighed at our centre in the past month was acutely malnourished.',
    ],
    truth: situation(taiz, '2018-07-09', [note(['FSC', 'NUT', 'ACCESS'], 'Taiz', 'Relief Lantern', upTo(95_000), 'INN')]),
    foundBy: ['/relief/feed.json'],
  },
  {
    slug: 'hospitals-gaza', outlet: 'relief', path: '/relief/2024/03/hospitals-north-gaza', kind: 'HUMANITARIAN', language: 'en', section: 'Health',
    title: 'Two operating rooms for the north of Gaza', byline: [], publishedAt: '2024-03-05T16:00:00+01:00',
    body: [
      'Two operating rooms are still working in the north of Gaza, where more than 250,000 people remain, Relief Lantern’s surgeon Ilse Vandermeer said on Tuesday.',
      'Diesel for the generators will last four days at most. Surgeons reuse dressings, and anaesthetics are kept for amputations and Caesarean sections.',
      'No supplies have reached the hospital since 24 February, she added: three convoys were refused.',
    ],
    truth: situation(gaza, '2024-03-05', [note(['HEA', 'ACCESS', 'ELECTRICITY'], 'Gaza', 'Ilse Vandermeer', atLeast(250_000))]),
    foundBy: ['/relief/feed.json'],
  },
  {
    slug: 'shelter-mykolaiv', outlet: 'relief', path: '/relief/2022/09/shelter-mykolaiv', kind: 'HUMANITARIAN', language: 'en', section: 'Power',
    title: 'Mykolaiv before the winter: 1,840 flats without windows', byline: [], publishedAt: '2022-09-03T09:00:00+02:00',
    body: [
      'In Mykolaiv, southern Ukraine, 1,840 flats have lost their windows and about 5,200 people live in them, the city’s housing office says.',
      'Relief Lantern has covered 600 of the openings with film. “Film is not glass,” said our carpenter Yulia Drach. “In December the rooms will be at four degrees.”',
    ],
    truth: situation(mykolaiv, '2022-09-03', [note(['SHL'], 'Mykolaiv', 'the city’s housing office', about(5_200))]),
    foundBy: ['/relief/feed.json'],
  },
  {
    slug: 'hospital-hudaydah-ar', outlet: 'relief', path: '/relief/ar/2018/12/hudaydah-hospitals', kind: 'HUMANITARIAN', language: 'ar', section: 'Health',
    title: 'الحديدة: مستشفى واحد يعمل لنحو 150 ألف شخص', byline: [], publishedAt: '2018-12-04T10:00:00+03:00',
    body: [
      'قالت منظمة ريليف لانترن إن مستشفى واحداً فقط ما زال يعمل في الأحياء الجنوبية من مدينة الحديدة غربي اليمن، حيث يعيش نحو 150 ألف شخص.',
      'وأوضحت الطبيبة سلوى عيدروس أن مخزون الأدوية يكفي لأسبوع واحد، وأن التيار الكهربائي ينقطع أكثر من عشرين ساعة في اليوم.',
      'وأضافت أن المولدات تعمل بالتناوب، وأن قسم الأطفال أُغلق بعد تضرر سقفه، ونُقل المرضى الصغار إلى ممر الطابق الأرضي.',
      'ودعت المنظمة إلى السماح بمرور شاحنتين محملتين بالوقود والأدوية تنتظران عند مدخل المدينة منذ أسبوع.',
    ],
    truth: situation({ name: 'Al Hudaydah', country: 'YE', admin1: 'Al Hudaydah', lat: 14.798, lon: 42.954 }, '2018-12-04',
      [note(['HEA', 'ELECTRICITY'], 'الحديدة', 'ريليف لانترن', about(150_000))]),
    foundBy: ['/relief/feed.json'],
  },
  {
    slug: 'sahra-camp', outlet: 'sahra', path: `/sahra/${encodeURIComponent('أخبار')}/20191113-camp`, kind: 'HUMANITARIAN', language: 'ar', section: 'أخبار',
    title: 'الأمطار تغرق خيام النازحين قرب إدلب', byline: ['رنا الخالدي'], publishedAt: '2019-11-13T13:15:00+03:00',
    body: [
      'أغرقت الأمطار الغزيرة مئات الخيام في مخيمات النازحين شمال مدينة إدلب، وقال منسق المخيمات سامر الدغيم إن ما لا يقل عن 2400 عائلة باتت بلا مأوى.',
      'وأضاف أن العائلات بحاجة إلى أغطية ووقود للتدفئة ومياه صالحة للشرب.',
      'وتوقعت الأرصاد استمرار الهطول حتى نهاية الأسبوع، فيما انقطعت الطرق الترابية المؤدية إلى خمسة مخيمات.',
      'وقالت نازحة تدعى أم خالد إن المياه دخلت خيمتها ليلاً، وإنها أمضت الساعات التالية واقفة مع أطفالها قرب موقد أحد الجيران.',
    ],
    truth: situation({ name: 'Idlib', country: 'SY', admin1: 'Idlib', lat: 35.931, lon: 36.634 }, '2019-11-13',
      [note(['SHL', 'WSH'], 'إدلب', 'سامر الدغيم', atLeast(2_400), 'INN')]),
    foundBy: ['/sahra/sitemap-news.xml'],
  },
  {
    slug: 'furat-power', outlet: 'furat', path: '/furat/story?id=61', kind: 'HUMANITARIAN', language: 'ar', section: 'محليات',
    title: 'انقطاع الكهرباء عن الرقة لليوم الخامس', byline: ['مراسل مرآة الفرات'], publishedAt: '2020-01-28T10:00:00+03:00',
    body: [
      'تواصل انقطاع التيار الكهربائي عن مدينة الرقة لليوم الخامس على التوالي، ما أدى إلى توقف مضخات المياه عن العمل في 12 حياً.',
      'وقال مهندس البلدية عدنان الشيخ إن قرابة 80 ألف نسمة لا تصلهم مياه الشرب، وإن الإصلاحات ستنتهي خلال أسبوع.',
      'ولجأ الأهالي إلى شراء المياه من الصهاريج بأسعار مرتفعة، وإلى المولدات الخاصة التي تعمل ست ساعات يومياً.',
    ],
    truth: situation({ name: 'Raqqa', country: 'SY', admin1: 'Ar-Raqqa', lat: 35.95, lon: 39.01 }, '2020-01-28',
      [note(['ELECTRICITY', 'WSH'], 'الرقة', 'عدنان الشيخ', about(80_000))]),
    foundBy: ['/furat/latest'],
  },
];
