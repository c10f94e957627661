import { atLeast, between, day, exactly, type DemoPage, type Place } from '../page.ts';

/** Two reporters, two languages, two counts of one event. */

const zabid: Place = { name: 'Zabid', country: 'YE', admin1: 'Al Hudaydah', lat: 14.195, lon: 43.315 };

export const busStation: DemoPage[] = [
  {
    slug: 'bus-station', outlet: 'wire', path: '/wire/world/zabid-bus-station-20180415', kind: 'STRIKE', language: 'en',
    title: 'Shells hit bus station in Yemen’s Zabid, killing between 11 and 15', byline: ['Tomas Brandvold'], section: 'World', publishedAt: '2018-04-15T07:05:00+00:00',
    body: [
      'Between 11 and 15 people were killed and 23 wounded when artillery shells struck the bus station in Zabid, in Yemen’s Al Hudaydah governorate, on Saturday afternoon, a local official and a doctor said.',
      'Three shells landed within a minute of one another, the first of them beside a bus that was about to leave for the coast, said Fuad Muqbil, who sells tickets at the station.',
      'Dr Salwa Aidarus, who was on duty at the town hospital, said that eleven bodies had been identified and that the remains of up to four more people were still to be examined. None of the dead was a fighter, she added.',
      'The station serves the road between Al Hudaydah and Taiz. Its roof had been painted with a white bus so that it could be seen from the air, Mr Muqbil said.',
      { caption: 'The road from Zabid to the coast. Photograph: Meridian Wire (demonstration)' },
      'Each side in the conflict blamed the other. It was not possible to verify either account independently.',
    ],
    truth: { killed: between(11, 15), injured: exactly(23), when: day('2018-04-14'), place: zabid, incident: 'bus-station', family: 'bus-station-english' },
    foundBy: ['/wire/atom.xml'],
  },
  {
    slug: 'sahra-bus-station', outlet: 'sahra', path: `/sahra/${encodeURIComponent('أخبار')}/20180415-zabid`, kind: 'STRIKE', language: 'ar',
    title: 'اليمن: مقتل 17 مدنياً في قصف مدفعي على محطة حافلات في زبيد', byline: ['وليد الشرعبي'], section: 'أخبار', publishedAt: '2018-04-15T11:45:00+03:00',
    body: [
      'قُتل 17 مدنياً وأصيب أكثر من 30 آخرين بجروح في قصف مدفعي استهدف محطة الحافلات في مدينة زبيد بمحافظة الحديدة غربي اليمن، عصر أمس السبت.',
      'وقال مسؤول محلي، فضّل عدم ذكر اسمه، إن ثلاث قذائف سقطت على المحطة في أقل من دقيقة، وإن معظم الضحايا كانوا ينتظرون حافلة متجهة إلى الساحل.',
      'وذكر شهود عيان أن بين القتلى خمسة من عائلة واحدة، بينهم طفلان.',
      'وأضافوا أن سيارات خاصة نقلت الجرحى إلى مستشفى المدينة، الذي أعلن حاجته إلى المحاليل الوريدية وأكياس الدم.',
      'وتقع المحطة على الطريق الرئيسي بين الحديدة وتعز، ويمر بها يومياً مئات المسافرين.',
      'وتبادل طرفا النزاع الاتهامات بالمسؤولية عن القصف.',
    ],
    truth: { killed: exactly(17), injured: atLeast(30), parts: { children: 2 }, when: day('2018-04-14'), place: zabid, incident: 'bus-station', family: 'bus-station-arabic' },
    foundBy: ['/sahra/sitemap-archive.xml'],
  },
];
