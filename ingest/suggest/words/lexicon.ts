import { foldWord } from './words.ts';
import type { Word } from './words.ts';

const TOPICS = ['DEATH', 'INJURY', 'CASUALTY', 'ATTACK', 'ARMS', 'FORCE', 'CIVILIAN', 'COMBATANT', 'SPEECH', 'ACCUSATION', 'TALLY', 'EVENT', 'ROAD', 'LEISURE'] as const;

/** What a word speaks of. A word may speak of several things: "martyred" of a death, "shelled" of an attack and of arms. */
export type Topic = (typeof TOPICS)[number];

const ENGLISH: Record<Topic, string> = {
  DEATH: `kill kills killed killing killings dead die dies died death deaths fatality fatalities slain martyr martyrs martyred martyrdom
    massacre massacred lives perished toll`,
  CASUALTY: 'casualty casualties harm harmed harming victim victims',
  INJURY: 'injure injures injured injuring injury injuries wound wounds wounded wounding hurt maimed',
  ATTACK: `airstrike airstrikes strike strikes raid raids raided bomb bombs bombed bombing bombings bombardment bombardments
    bombarded shell shells shelled shelling rocket rockets missile missiles drone drones artillery mortar mortars barrel warplane warplanes
    aircraft jet jets helicopter helicopters attack attacks attacked targeted sniper snipers gunfire munition munitions mines
    explosion explosions explosive ied landmine landmines airdrop`,
  ARMS: `airstrike airstrikes raid raids bombed bombings bombardment bombardments bombarded bombs shelled shelling shells rocket rockets missile missiles
    drone drones artillery mortar mortars barrel warplane warplanes landmine landmines ied sniper snipers gunfire munition munitions airdrop`,
  FORCE: 'forces force army military troops militia militias warplanes warplane aircraft jets soldiers gendarmerie guards fighters navy artillery',
  CIVILIAN: `civilian civilians child children women woman girl girls boy boys family families resident residents villager villagers
    refugee refugees displaced infant infants baby noncombatant noncombatants`,
  COMBATANT: 'militant militants fighter fighters combatant combatants soldier soldiers gunman gunmen terrorist terrorists commander commanders jihadist jihadists insurgent insurgents troops',
  SPEECH: `say says said saying told tell tells stated states state added adds announced announce announces claimed claims claim reported reports
    according warned warns confirmed confirms insisted declared argued explained noted wrote called urged rejected rejects reject denied denies
    deny condemned condemns acknowledged acknowledges admitted admits
    dismissed dismisses refuted denounced denounces deplored conceded concedes apologised apologized accepted accepts disputed disputes expressed raised
    investigating investigates investigate regretted vowed briefed issued tracked documented recorded counted registered monitored tallied`,
  ACCUSATION: 'accuse accused accuses accusing blame blamed blames blaming attributed alleged allegedly suspected responsible perpetrated',
  TALLY: `tracked documented recorded counted registered monitored tallied estimated total toll figures monthly annual month year cumulative overall
    report`,
  EVENT: 'event events incident incidents attack attacks strike strikes airstrike airstrikes allegation allegations violation violations raids',
  ROAD: 'crash crashed collision motorist motorway highway car vehicle truck driver drivers road traffic overturned pedestrian',
  LEISURE: `film movie album song band concert match league goal goals season coach player players team tournament championship cup recipe fashion
    celebrity actor actress box office netflix episode game gaming iphone android smartphone startup shares stocks stock investors revenue
    quarterly shopping discount deals hotel beach tennis football basketball baseball cricket olympic scored`,
};

const ARABIC: Record<Topic, string> = {
  DEATH: `مقتل قتل قتلت قتلوا يقتل تقتل قتيل قتيلا قتيلان قتلى قتيلين شهيد شهيدا شهيدين شهيدان شهداء شهيدة استشهاد استشهد استشهدت استشهدوا يستشهد أعدم أعدمت تعدم إعدام
    مجزرة مجازر ضحايا ضحية وفاة وفيات توفي توفيت قضى قضوا قضت ارتقى ارتقاء ارتقت جثة جثث جثمان حصيلة موت مصرع لقي`,
  CASUALTY: 'ضحايا ضحية خسائر متضرر',
  INJURY: 'جرح جرحى جريح جريحا جريحين أصيب أصيبت أصيبوا إصابة إصابات اصابات مصاب مصابين مصابون مصابا جروح جراح بجروح بجراح',
  ATTACK: `قصف يقصف تقصف قصفت غارة غارات غارتين غارتان طيران طائرة طائرات صاروخ صواريخ صاروخي صاروخية قذيفة قذائف مدفعية مدفعي برميل براميل
    قنص قناص قناصة لغم ألغام مسيرة مسيّرة مسيرات عبوة مفخخة انفجار تفجير استهداف استهدف استهدفت تستهدف يستهدف هجوم هجمات اعتداء عدوان ضربة ضربات جوية
    جوي رصاص إنزال إنزالا اشتباكات نيران إطلاق`,
  ARMS: `قصف يقصف تقصف قصفت غارة غارات غارتين غارتان طيران طائرة طائرات صاروخ صواريخ صاروخي صاروخية قذيفة قذائف مدفعية مدفعي برميل براميل قنص قناص قناصة
    لغم ألغام مسيرة مسيّرة مسيرات مفخخة استهداف استهدف استهدفت تستهدف يستهدف عدوان ضربة ضربات`,
  FORCE: 'قوات جيش ميليشيا ميليشيات مليشيا مليشيات ميلشيا ميلشيات إرهابيي حكومة طيران طائرات سلاح حرس جندرما فصائل مدفعية عصابات طائرة',
  CIVILIAN: `مدني مدنيا مدنيين مدنيون مدنيان مدنية مدنيات طفل طفلا طفلة أطفال طفلين طفلان نساء امرأة سيدة سيدات عائلة عوائل أسرة شخص أشخاص
    أهالي مواطن مواطنين مواطنة نازح نازحين لاجئ لاجئين شاب فتاة رضيع`,
  COMBATANT: 'عنصر عناصر مقاتل مقاتلين مقاتلا مسلح مسلحين مسلحا جندي جنود عسكري عسكريين قيادي قياديين إرهابي إرهابيين ضابط ضباط',
  SPEECH: 'قال قالت يقول ذكر ذكرت أعلن أعلنت أكد أكدت أفاد أفادت أضاف أضافت صرح بحسب وفق وفقا حسب أوضح أوضحت أشار أشارت نفى نفت ينفي تنفي أنكر أنكرت رفض رفضت أدان أدانت دان دانت ' +
    'ندد نددت استنكر استنكرت اعترف اعترفت يعترف تعترف أقر أقرت تبنى تبنت اعتذر اعتذرت فتح فتحت حذر حذرت دعا دعت تقول كشف كشفت وثق وثقت سجل سجلت رصد رصدت أحصى أحصت',
  ACCUSATION: 'اتهم اتهمت اتهام حمل حملت مسؤولية ارتكب ارتكبت ارتكبها نفذ نفذت نفذها نفذه شن شنت شنها شنه شنتها',
  TALLY: 'وثق وثقت توثيق سجل سجلت رصد رصدت أحصى أحصت شهر تقرير تقريرها شهري سنوي مجموع إجمالي',
  EVENT: 'حادثة حوادث هجوم هجمات هجوما غارة غارات مجزرة مجازر اعتداء انتهاك انتهاكا انتهاكات',
  ROAD: 'سير مروري مرورية سيارة سيارتين شاحنة تصادم طريق سائق حافلة',
  LEISURE: 'فيلم مسلسل مباراة دوري كأس لاعب منتخب فريق نادي بطولة أغنية فنان فنانة ألبوم حفل هاتف أسهم بورصة وصفة موضة مهرجان هدف مدرب',
};

const BIT = new Map<Topic, number>(TOPICS.map((topic, index) => [topic, 1 << index]));
const LEXICON = buildLexicon();

function buildLexicon(): Map<string, number> {
  const lexicon = new Map<string, number>();
  for (const topic of TOPICS) {
    for (const word of `${ENGLISH[topic]} ${ARABIC[topic]}`.split(/\s+/).map(foldWord)) {
      lexicon.set(word, (lexicon.get(word) ?? 0) | BIT.get(topic)!);
    }
  }
  return lexicon;
}

/** Topics of forms met before: `readWords` hands out the same forms for the same word, so most words are looked up once a process. */
const remembered = new WeakMap<readonly string[], number>();

/** The topics of a word as bits; 0 = a word of no interest. The longest reading that is known counts. */
export function topicsOf({ forms }: Word): number {
  let topics = remembered.get(forms);
  if (topics === undefined) remembered.set(forms, (topics = lookUp(forms)));
  return topics;
}

function lookUp(forms: readonly string[]): number {
  for (const form of forms) {
    const topics = LEXICON.get(form);
    if (topics !== undefined) return topics;
  }
  return 0;
}

export function hasTopic(bits: number, topic: Topic): boolean {
  return (bits & BIT.get(topic)!) !== 0;
}
