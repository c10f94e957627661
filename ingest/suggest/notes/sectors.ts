import type { Sector } from '../types.ts';
import { foldWord } from '../words/words.ts';

/**
 * The words that name OCHA's sectors, and the two that reporters name and its list lacks. A word alone does not make a
 * note: a hospital is hit, a school is shelled; it takes a word of need beside it.
 */
const SECTOR_WORDS: [Sector, string][] = [
  ['FSC', `food foods bread flour hunger hungry starvation starving famine bakery bakeries wheat crops meals rations groceries eat
    غذاء غذائي غذائية أغذية طعام خبز طحين جوع مجاعة أفران مخابز قمح`],
  ['WSH', 'water sanitation sewage hygiene latrines drinking wells ماء مياه الشرب شرب صرف نظافة آبار صهاريج'],
  ['HEA', `medicine medicines medical medication medications health healthcare hospital hospitals clinic clinics doctors surgeons surgical vaccines cholera diarrhoea anaesthetics anesthetics
    insulin dialysis دواء أدوية طبي طبية صحة صحي صحية مشفى مستشفى مستشفيات مشافي أطباء كوليرا عيادات مرضى`],
  ['ELECTRICITY', 'electricity electric blackout blackouts generator generators fuel diesel substation transformer كهرباء وقود محروقات مولدات كهربائي تدفئة'],
  ['SHL', 'shelter shelters tent tents tarpaulins homeless housing flats homes windows blankets مأوى خيام خيمة إيواء أغطية مساكن'],
  ['CCM', 'idps idp مخيمات'],
  ['PRO', 'protection حماية'],
  ['PRO_CPN', 'unaccompanied recruitment تجنيد'],
  ['PRO_GBV', 'rape rapes sexual اغتصاب جنسي'],
  ['PRO_HLP', 'expropriation evictions eviction إخلاء مصادرة'],
  ['PRO_MIN', 'demining unexploded ordnance ألغام'],
  ['EDU', 'education schooling classrooms pupils مدارس تعليم تعليمية'],
  ['NUT', 'malnutrition malnourished nutrition undernourished تغذية'],
  ['LOG', 'logistics warehouses logistical لوجستية مستودعات'],
  ['ERY', 'reconstruction livelihoods debris إعمار أنقاض'],
  ['TEL', 'internet telecommunications telephone اتصالات إنترنت انترنت'],
  ['ACCESS', 'access siege besieged blockade blockaded corridor corridors checkpoints حصار محاصر محاصرة محاصرين محاصرون ممرات معبر معابر وصول'],
];

/** Words of lack, need and help. */
const NEED_WORDS = `dwindling dwindled shortage shortages lack lacks lacking lacked scarce scarcity without insufficient depleted unavailable
  need needs needed needing urgently deteriorating deteriorated deteriorate worsening crisis collapse collapsed collapsing availability trapped stranded
  besieged siege displaced displacement fled fleeing dire assistance aid humanitarian relief desperate starving cut shut disrupted suspended ran
  running outages outage convoy convoys supplies dependent depend malnourished malnutrition cannot unable
  نقص شح انعدام حاجة بحاجة انقطاع مقطوعة تدهور كارثي كارثية إنساني إنسانية مساعدات إغاثة إغاثية نزوح نازح نازحين نازحون محاصر محاصرة محاصرين محاصرون
  عالق عالقين عالقون أزمة يفتقرون تفتقر توقف توقفت قافلة قوافل بلا بدون انقطع انقطعت ينقطع تنقطع ينقص تنقص يكفي تكفي`;

/**
 * Words of failing and loss. They are said of anything, so that they make a need only beside a number of people, and only add to a note that
 * stands without them.
 */
const FAILING_WORDS = `stopped stop halted idle closed close missing lost lose damaged destroyed broken refused blocked prevented costs price prices reuse tripled doubled
  أغلق أغلقت إغلاق تضرر تضررت دمر مدمر غرق أغرقت ارتفاع مرتفعة`;

/** What must be said to be wanted, not what is: "it is imperative that …". */
const CALL_WORDS = 'imperative must should urge urged urges calls called demand demands يجب ندعو دعا دعت طالب طالبت';

const SECTOR_BY_WORD = new Map<string, Sector>();
for (const [sector, words] of SECTOR_WORDS) {
  for (const word of words.split(/\s+/)) SECTOR_BY_WORD.set(foldWord(word), sector);
}
const fold = (words: string) => new Set(words.split(/\s+/).map(foldWord));
const NEED = fold(NEED_WORDS);
const CALL = fold(CALL_WORDS);
const FAILING = fold(FAILING_WORDS);

/** Names of two words: "power cuts", "safe water"; only those that the single words don't give. */
const PAIRS = new Map<string, Sector>([
  ['power cuts', 'ELECTRICITY'], ['power outages', 'ELECTRICITY'], ['power outage', 'ELECTRICITY'], ['power supply', 'ELECTRICITY'], ['power grid', 'ELECTRICITY'],
  ['displacement camp', 'CCM'], ['displacement camps', 'CCM'], ['displaced camps', 'CCM'], ['collective centres', 'CCM'], ['collective centers', 'CCM'],
  ['child recruitment', 'PRO_CPN'], ['child protection', 'PRO_CPN'], ['property rights', 'PRO_HLP'], ['phone networks', 'TEL'], ['mobile networks', 'TEL'],
  ['schools closed', 'EDU'], ['cut off', 'ACCESS'], ['aid workers', 'ACCESS'], ['turned back', 'ACCESS'], ['closed roads', 'ACCESS'], ['roads closed', 'ACCESS'],
  ['aid convoys', 'ACCESS'], ['relief convoys', 'ACCESS'], ['no convoys', 'ACCESS'], ['no supplies', 'ACCESS'], ['without power', 'ELECTRICITY'], ['no power', 'ELECTRICITY'], ['operating rooms', 'HEA'],
  ['operating theatres', 'HEA'],
]);

const PAIR_STARTS = new Set([...PAIRS.keys()].map((pair) => pair.split(' ')[0]!));

/** What a word means to a note. */
export interface Meaning {
  sector: Sector | null;
  need: boolean;
  /** Failing or loss, see `FAILING_WORDS`. */
  failing: boolean;
  call: boolean;
  /** A place of care or learning: named wherever it is hit, so that by itself it says little of need. */
  facility: boolean;
}

const FACILITIES = fold('hospital hospitals clinic clinics doctors homes flats windows مشفى مستشفى مستشفيات مشافي أطباء مدارس أنقاض');

/** Meanings of forms met before: `readWords` hands out the same forms for the same word. */
const remembered = new WeakMap<readonly string[], Meaning>();

/** The meaning of a word, with the word behind it for names of two words. */
export function meaningOf(forms: readonly string[], next: string | undefined): Meaning {
  let meaning = remembered.get(forms);
  if (!meaning) remembered.set(forms, (meaning = lookUp(forms)));
  const pair = PAIR_STARTS.has(forms[0]!) ? PAIRS.get(`${forms[0]} ${next}`) : undefined;
  return pair ? { ...meaning, sector: pair } : meaning;
}

function lookUp(forms: readonly string[]): Meaning {
  const says = (words: Set<string>) => forms.some((form) => words.has(form));
  const known = forms.find((form) => SECTOR_BY_WORD.has(form));
  return { sector: SECTOR_BY_WORD.get(known ?? '') ?? null, need: says(NEED), failing: says(FAILING), call: says(CALL), facility: says(FACILITIES) };
}
