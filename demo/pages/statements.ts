import { day, exactly, NOTHING, type DemoPage } from '../page.ts';

/** What accused parties say: one denies, one accepts, one denies in Arabic. */
export const statements: DemoPage[] = [
  {
    slug: 'denial', outlet: 'wire', path: '/wire/world/coalition-denies-school-20170704', kind: 'STATEMENT', language: 'en', section: 'World',
    title: 'Coalition rejects claim that it bombed school near Al-Mansurah', byline: ['Maren Oduya'], publishedAt: '2017-07-04T15:30:00+00:00',
    body: [
      'The Joint Coalition on Tuesday rejected a claim that its aircraft had bombed a school used as a shelter near Al-Mansurah, in Syria’s Raqqa governorate.',
      '“We have reviewed every sortie of that night. None of our aircraft was within forty kilometres of the building,” Brigadier General Odette Lorne told reporters.',
      'Residents have said that a number of people were killed there on 1 July, without giving a figure.',
      'Reporters who asked to see the flight records were told that they would be published “in a form that protects our crews”. No date was given.',
    ],
    truth: {
      ...NOTHING, when: day('2017-07-01'), events: 1,
      place: { name: 'Al-Mansurah', country: 'SY', admin1: 'Ar-Raqqa', lat: 35.836, lon: 38.746 }, statements: [{ speaker: 'Odette Lorne', stance: 'DENIES' }],
    },
    foundBy: ['/wire/atom.xml'],
  },
  {
    slug: 'acceptance', outlet: 'wire', path: '/wire/world/coalition-accepts-hawija-20171212', kind: 'STATEMENT', language: 'en', section: 'World',
    title: 'Coalition accepts that strike near Hawija killed two civilians', byline: ['Tomas Brandvold'], publishedAt: '2017-12-12T14:00:00+00:00',
    body: [
      'The Joint Coalition has accepted responsibility for the deaths of two civilians in an air strike near Hawija, in Iraq’s Kirkuk governorate, on 6 September, it said in a statement on Tuesday.',
      '“A vehicle entered the target area after the weapon had been released. We deeply regret the loss of two lives,” said Colonel Piers Hadlow, its spokesman.',
      'Local reports had put the number of dead at four. The Coalition called two of them “not established”.',
      'It was the ninth such admission this year. Payments to families are decided case by case, Colonel Hadlow said, and none had been made so far.',
    ],
    truth: {
      killed: exactly(2), injured: null, when: day('2017-09-06'), events: 1,
      place: { name: 'Hawija', country: 'IQ', admin1: 'Kirkuk', lat: 35.326, lon: 43.773 }, statements: [{ speaker: 'Piers Hadlow', stance: 'ACCEPTS' }],
    },
    foundBy: ['/wire/atom.xml'],
  },
  {
    slug: 'furat-denial', outlet: 'furat', path: '/furat/story?id=54', kind: 'STATEMENT', language: 'ar', section: 'أخبار',
    title: 'القوات الحكومية تنفي قصف معبر الميادين', byline: ['مراسل مرآة الفرات'], publishedAt: '2017-10-05T10:00:00+03:00',
    body: [
      'نفت القوات الحكومية مسؤوليتها عن قصف العبّارة النهرية قرب مدينة الميادين بريف دير الزور، يوم الثلاثاء الماضي.',
      'وقال المتحدث العسكري العميد نزار الحلاق في بيان: «لم تنفذ طائراتنا أي طلعة في تلك المنطقة، ونرفض هذه الاتهامات جملة وتفصيلاً».',
      'ودعا المتحدث المنظمات الدولية إلى إيفاد لجنة للتحقيق في الحادثة، فيما قال ناجون إنهم شاهدوا طائرتين قبل القصف بدقائق.',
    ],
    truth: {
      ...NOTHING, when: day('2017-10-03'), events: 1, incident: 'ferry',
      place: { name: 'Al-Mayadin', country: 'SY', admin1: 'Deir ez-Zor', lat: 35.019, lon: 40.452 }, statements: [{ speaker: 'نزار الحلاق', stance: 'DENIES' }],
    },
    foundBy: ['/furat/latest'],
  },
];
