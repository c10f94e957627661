import type { Word } from './words.ts';
import { fold } from './fold.ts';

/** Number words up to a hundred, English and Arabic, folded; plural and dual of "dead" and "wounded" are counted elsewhere. */
const VALUES = new Map<string, number>();
const spell = (value: number, words: string): void => {
  for (const word of words.split(' ')) VALUES.set(fold(word), value);
};
spell(1, 'one واحد واحدة'); spell(2, 'two اثنان اثنين اثنتين شخصان شخصين مدنيان مدنيين مواطنان مواطنين طفلان طفلين امرأتان امرأتين شهيدان شهيدين قتيلان قتيلين جريحان شقيقان شقيقين');
spell(3, 'three ثلاثة ثلاث'); spell(4, 'four أربعة أربع'); spell(5, 'five خمسة خمس'); spell(6, 'six ستة ست'); spell(7, 'seven سبعة سبع');
spell(8, 'eight ثمانية ثماني ثمان'); spell(9, 'nine تسعة تسع'); spell(10, 'ten عشرة عشر'); spell(11, 'eleven'); spell(12, 'twelve dozen');
spell(13, 'thirteen'); spell(14, 'fourteen'); spell(15, 'fifteen'); spell(16, 'sixteen'); spell(17, 'seventeen'); spell(18, 'eighteen');
spell(19, 'nineteen'); spell(20, 'twenty عشرون عشرين'); spell(30, 'thirty ثلاثون ثلاثين'); spell(40, 'forty أربعون أربعين');
spell(50, 'fifty خمسون خمسين');

/** "مدنيين" is "two civilians" and "civilians" at once; only these clear duals count as two beside a word for the dead or injured. */
const DEAD = /^(?:kill(?:ed|ing|s)?|dead|die[sd]?|death|deaths|fatal(?:ly)?|slain|murder(?:ed)?|victim|مقتل|قتل|قتلوا|قتلي|قتيل|قتيلا|قتيلان|قتيلين|استشهاد|استشهد|شهيد|شهيدا|شهيدان|شهيدين|شهداء?|وفاه|توفي|ضحايا|ضحيه|ارتقاء?|مصرع)$/;
const HURT = /^(?:injur(?:ed|ing|ies|y)|wound(?:ed|s|ing)?|hurt|hospital(?:ized)?|اصابه|اصيب|اصابات|جرحي?|جريح|جريحا|جريحان|جريحين|مصاب|مصابين|مصابا|بجروح)$/;
/** Words on either side of a word for harm in which its number is looked for. */
const REACH = 4;
/** One person, said without a number. */
const SINGLE = /^(?:man|woman|boy|girl|teen|teenager|child|toddler|suspect|officer|civilian|person|student|baby|مدني|مدنيا|شاب|شابا|طفل|طفلا|طفله|امراه|رجل|رجلا|شخص|شخصا|سيده|مواطن|مواطنا|عنصر|فتاه|مسن)$/;
const LARGEST = 2000;

/** The number that a word says, or null. */
export function numberOf(plain: string): number | null {
  if (/^\d{1,6}$/.test(plain)) return Number(plain);
  return VALUES.get(plain) ?? null;
}

/** All numbers of the words in digits, ages and street numbers marked ("age13", "block5500"); years and clock times are left out. */
export function numbersIn(words: Word[]): string[] {
  const found = new Set<string>();
  words.forEach((word, i) => {
    const glued = /^(\d{1,6})(?:st|nd|rd|th)$/.exec(word.plain);
    if (glued !== null) found.add(`street${glued[1]}`);
    const value = numberOf(word.plain);
    if (value === null || (value >= 1990 && value <= 2040)) return;
    const next = words[i + 1]?.plain;
    const isAge = (next === 'year' || next === 'yr') && words[i + 2]?.plain === 'old' || words[i - 1]?.plain === 'عمره' || next === 'عاما' || next === 'سنه';
    const isBlock = next === 'block' || (value >= 100 && /^[\d]+$/.test(word.plain));
    found.add(isAge ? `age${value}` : isBlock ? `block${value}` : String(value));
  });
  return [...found].slice(0, 60);
}

/** Small numbers close to words for the dead and for the injured, in order of appearance. */
export function tolls(words: Word[]): { killed: number[]; injured: number[] } {
  const killed = new Set<number>();
  const injured = new Set<number>();
  words.forEach((word, i) => {
    const bag = DEAD.test(word.plain) ? killed : HURT.test(word.plain) ? injured : null;
    if (bag === null || bag.size >= 6) return;
    const value = numberNear(words, i);
    if (value !== null) bag.add(value);
  });
  return { killed: [...killed], injured: [...injured] };
}

function numberNear(words: Word[], at: number): number | null {
  if (/ان$|ين$/.test(words[at]!.plain)) return 2;
  for (let step = 1; step <= REACH; step += 1) {
    for (const i of [at + step, at - step]) {
      const value = words[i] === undefined ? null : SINGLE.test(words[i].plain) ? 1 : numberOf(words[i].plain);
      const age = words[i + 1]?.plain;
      if (value !== null && value < LARGEST && age !== 'year' && age !== 'عاما' && age !== 'سنه') return value;
    }
  }
  return null;
}
