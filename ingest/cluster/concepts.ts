/**
 * Things that reports of an event mention in any language: with them an Arabic and an English report of one event have words in common.
 * Patterns on folded text.
 */
const CONCEPTS: Record<string, RegExp> = {
  school: /\bschools?\b|مدرسه|مدارس|طلاب/, teacher: /\bteachers?\b|معلم|مدرسا?ت?\b|مدرس /, market: /\bmarkets?\b|سوق|اسواق/, camp: /\bcamps?\b|\btents?\b|مخيم|خيم/, hospital: /\bhospitals?\b|مشفي|مستشفي|مشافي/,
  medic: /medical|clinic|health cent|doctor|\bnurse|paramedic|طبي|مستوصف|طبيب|مسعف|اسعاف|ambulance/, mosque: /\bmosques?\b|مسجد|جامع/, church: /\bchurch|كنيسه/, prison: /\bprisons?\b|\bjail|سجن/,
  car: /\bcars?\b|\bvehicles?\b|سياره|سيارات/, motorcycle: /motorcycl|motorbike|دراجه/, bus: /\bbus(?:es)?\b|حافله|باص/, truck: /\btrucks?\b|شاحنه|صهريج/, house: /\bhouses?\b|\bhomes?\b|منزل|بيوت|منازل/,
  building: /\bbuildings?\b|مبني|بناء?\b|بنايه|ابنيه/, farm: /\bfarm|\bfields?\b|مزرعه|مزارع|حقل|حقول|اراضي زراعيه/, olives: /olive|زيتون/, harvest: /harvest|قطاف|حصاد|جني/, shepherd: /shepherd|sheep|راعي|رعاه|اغنام/, truffles: /truffle|كماه|الكما/,
  dam: /\bdam\b|سد تشرين|\bسد\b/, bridge: /\bbridge|جسر/, bakery: /baker|bread|فرن|مخبز/, factory: /factory|industrial|معمل|مصنع|صناعي/, wedding: /wedding|زفاف|عرس/, funeral: /funeral|mourn|تشييع|عزاء?/,
  journalist: /journalist|reporter|media activist|صحفي|صحافي|اعلامي/, rescuer: /civil defen[cs]e|white helmets|الدفاع المدني|الخوذ/, woman: /\bwom[ae]n\b|\bmother\b|امراه|نساء?|سيده|امراتان|امراتين/, child: /\bchild|\bbaby\b|\binfant|\bkids?\b|طفل|اطفال/,
  girl: /\bgirls?\b|طفله|فتاه/, boy: /\bboys?\b|\bteen|طفل |فتي|يافع/, man: /\bm[ae]n\b|رجل|شاب/, elder: /elder|مسن|عجوز/, brothers: /brother|sister|sibling|شقيق|اخوين|اخوه/, father: /\bfather|والد|اب وا/, family: /famil|عايله|اسره/, couple: /couple|husband|wife|زوج/,
  displaced: /displaced|\bidps?\b|refugee|نازح|مهجر|لاجي/, soldier: /soldier|fighter|troops|عسكري|جندي|جنود|مقاتل|عناصر|عنصر/, leader: /\bleader|commander|قيادي|زعيم|قايد/, helicopter: /helicopter|مروحي/, tank: /\btanks?\b|دبابه|دبابات/, base: /\bbase\b|\bbarracks\b|قاعده|ثكنه/, checkpoint: /checkpoint|حاجز/,
  airport: /airport|مطار/, port: /\bport\b|\bharbor|مرفا|ميناء?/, oil: /\boil\b|\bgas\b|\bfuel|نفط|غاز|وقود|محروقات/, water: /water|مياه|ماء/, electricity: /electric|power (?:plant|station)|كهرب/, barrel: /barrel|برميل|براميل/, cluster: /cluster|عنقودي/, phosphorus: /phosphor|فوسفور/, suicide: /suicide|انتحاري/,
  night: /\bnight\b|midnight|ليل/, dawn: /\bdawn\b|فجر/, morning: /morning|صباح/, evening: /evening|مساء/,
  russian: /russia|روسي/, turkish: /turk|تركي|تركيه|التركي/, israeli: /israel|اسراييل/, iranian: /\biran|ايران/, american: /\bu\.?s\.? |united states|america|coalition|pentagon|centcom|امريك|اميرك|التحالف/, regime: /regime|assad|syrian army|government forces|النظام|الاسد|الجيش السوري/,
  kurdish: /\bsdf\b|kurd|\bypg\b|\bpkk\b|قسد|الديمقراطيه|كرد/, jihadist: /\bisis\b|\bisil\b|islamic state|daesh|al.?qaeda|داعش|تنظيم الدوله|القاعده/, hezbollah: /hezbollah|hizbollah|حزب الله/, opposition: /opposition|rebel|\bhts\b|tahrir al.sham|فصايل|معارضه|هيئه تحرير/,
};

/** Names of the things that a folded text mentions. */
export function conceptsIn(folded: string): string[] {
  return Object.entries(CONCEPTS).filter(([, pattern]) => pattern.test(folded)).map(([name]) => name);
}
