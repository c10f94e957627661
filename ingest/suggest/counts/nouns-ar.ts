import type { HarmKind, VictimGroup } from '../types.ts';

export interface PersonNounAr {
  who: VictimGroup;
  /** 1, 2, or null for a plural; `AMBIGUOUS` forms (مدنيين) may be dual or plural. */
  number: 1 | 2 | null;
  generic: boolean;
  /** The noun itself says what happened: قتيل, جرحى. */
  harm: HarmKind | null;
}

export const PERSON_NOUNS_AR = new Map<string, PersonNounAr>();

/** `forms`: singular, then plurals; duals are built. A sound plural in ين is also the oblique dual and stays a plural ("at least two"). */
function add(who: VictimGroup, generic: boolean, harm: HarmKind | null, lines: string): void {
  for (const line of lines.split(';')) {
    const [one = '', ...plurals] = line.trim().split(' ');
    const set = (form: string, number: 1 | 2 | null) => PERSON_NOUNS_AR.set(form, { who, number, generic, harm });
    set(one, 1);
    if (!one.endsWith('ه')) set(`${one}ا`, 1);
    const stem = one.endsWith('ه') ? `${one.slice(0, -1)}ت` : one;
    for (const ending of ['ان', 'ين']) set(`${stem}${ending}`, 2);
    for (const many of plurals) set(many, null);
  }
}

add('people', true, null, 'شخص اشخاص; مواطن مواطنين مواطنون; فرد افراد; انسان; نازح نازحين نازحون; لاجي لاجيين; مهجر مهجرين; نسمه; اخر اخرين اخرون; اخري اخريات; ساكن سكان; راكب ركاب');
add('civilians', true, null, 'مدني مدنيين مدنيون; مدنيه مدنيات');
add('children', false, null, 'طفل اطفال; طفله طفلات; رضيع رضع; رضيعه; صبي صبيه; فتي فتيه فتيان; فتاه فتيات; قاصر قصر; طالب طلاب; طالبه طالبات; تلميذ تلاميذ; جنين اجنه; يافع يافعين');
add('women', false, null, 'امراه نساء; سيده سيدات; نازحه نازحات; مسنه; معلمه; مواطنه مواطنات; شابه شابات; ام; والده; زوجه زوجات');
add('men', false, null, 'رجل رجال; شاب شبان شباب; مسن مسنين; اب; شيخ');
add('people', false, null, 'عامل عمال; مزارع مزارعين; مسعف مسعفين; متطوع متطوعين متطوعون; صحفي صحفيين صحفيون; اعلامي اعلاميين; ناشط ناشطين; طبيب اطباء; معلم معلمين; سايق سايقين; ' +
  'راعي رعاه; ممرض ممرضين; موظف موظفين; متظاهر متظاهرين; تاجر تجار; مختار; مصور; لاعب; فلسطيني فلسطينيين; سوري سوريين; عراقي; لبناني; تركي; سجين سجناء; معتقل معتقلين; عابر');
add('people', false, null, 'ابن ابناء; ابنه بنات; بنت; اخ اخوه; شقيق اشقاء; شقيقه شقيقات; زوج ازواج');
add('combatants', false, null, 'عنصر عناصر; مقاتل مقاتلين مقاتلون; مسلح مسلحين مسلحون; جندي جنود; ضابط ضباط; عسكري عسكريين عسكريون; قيادي قياديين قياديون; قايد قاده; ارهابي ارهابيين; ' +
  'شرطي; مجند مجندين; عميل; متمرد; مقاتله مقاتلات; امير');
add('people', true, 'killed', 'قتيل قتلي قتلا; شهيد شهداء; قتيله; شهيده; ضحيه ضحايا; جثه جثث; جثمان جثامين; وفاه وفيات; متوفي');
add('people', true, 'injured', 'جريح جرحي جراح; مصاب مصابين مصابون; جريحه; مصابه; اصابه اصابات');
PERSON_NOUNS_AR.delete('اصابه');
for (const form of ['شبابا', 'راعيان', 'ابان']) PERSON_NOUNS_AR.delete(form);
PERSON_NOUNS_AR.set('مراه', { who: 'women', number: 1, generic: false, harm: null });
PERSON_NOUNS_AR.set('فتاتين', { who: 'children', number: 2, generic: false, harm: null });
PERSON_NOUNS_AR.set('امراتين', { who: 'women', number: 2, generic: false, harm: null });
for (const form of ['مدنيين', 'صحفيين', 'مقاتلين', 'مسلحين', 'نازحين', 'متطوعين', 'مسعفين', 'مصابين', 'مواطنين', 'مزارعين', 'عسكريين', 'قياديين', 'ناشطين', 'اخرين',
  'اعلاميين', 'معلمين', 'موظفين', 'فلسطينيين', 'سوريين', 'معتقلين', 'ممرضين', 'سايقين', 'لاجيين', 'مهجرين', 'مجندين', 'متظاهرين', 'ارهابيين', 'مسنين', 'يافعين']) {
  const noun = PERSON_NOUNS_AR.get(form);
  if (noun) PERSON_NOUNS_AR.set(form, { ...noun, number: null });
}

/** Kin with a written-on possessor: "زوجته", "طفليها", "أطفالهما". */
export const KIN_AR = new Map<string, PersonNounAr>();

function kin(who: VictimGroup, number: 1 | 2 | null, stems: string): void {
  for (const stem of stems.split(' ')) {
    for (const owner of ['ه', 'ها', 'هم', 'هما', 'ي']) KIN_AR.set(stem + owner, { who, number, generic: false, harm: null });
  }
}

kin('women', 1, 'زوجت والدت ابنت بنت شقيقت اخت جدت حفيدت عمت خالت ام');
kin('men', 1, 'زوج والد ابن شقيق اخ اخي اخو جد حفيد عم خال اب ابي');
kin('children', 1, 'طفل طفلت رضيع رضيعت');
kin('children', 2, 'طفلي طفلتي طفلا');
kin('people', 2, 'ابني ابنتي ابنا ابنتا والدي والدا شقيقي شقيقتي ولدي ولدا');
kin('children', null, 'اطفال اولاد ابناء ابناي بنات');
kin('people', null, 'اشقاء اخوت احفاد');
for (const form of ['عمه', 'عمها', 'عمهم', 'جده', 'امي', 'ابه', 'عمي', 'جدي', 'خالي', 'امه', 'امها', 'ابي', 'خاله']) if (form.length < 4) KIN_AR.delete(form);
