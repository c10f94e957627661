import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceAt, sentenceSpeaksOf, wordSpeaksOf } from '../words/reading.ts';
import type { Actor } from './dictionary.ts';
import { canBeAccused } from './mentions.ts';
import type { Mention } from './mentions.ts';

/** How strongly the text says that an actor did it, with the mention that says it best. */
export interface Accusation {
  actor: Actor;
  weight: number;
  mention: Mention;
}

const words = (list: string) => new Set(list.split(' '));

const HARM_TOPICS = ['ATTACK', 'DEATH', 'INJURY', 'CASUALTY', 'ACCUSATION'] as const;
const DID = words('killed killing kills bombed bombs bombing shelled shells shelling struck hit targeted targets targeting carried launched conducted fired dropped attacked raided strike strikes injure injured wounded opened eliminated shot executed kill');
const TARGET_BEFORE = words('fighting battling against targeting defeat defeating on at behind versus anti');
const TARGET_BEHIND = words('held controlled stronghold position positions militants militant member members leader leaders commander territory areas area affiliated linked base bases gunmen operative operatives');
const ARABIC_DID = words('نفذ نفذت نفذها نفذه شن شنت شنها شنه شنتها ارتكب ارتكبت ارتكبها استهدف استهدفت تستهدف يستهدف قصفت قصف تقصف يقصف قتلت تقتل اطلق اطلقت القت تعدم اعدمت');
const ARABIC_BY = words('قبل نيران رصاص يد ايدي لقوات لطيران لطائرات');
const ARABIC_TARGET = words('ضد مواقع مقرات نقاط سيطره مناطق محاربه معارك');

/** "together with": a helper, weaker than the one named first. */
const ARABIC_WITH = words('مع مشاركه اشتراك تعاون');

/** The words of weight: what did the striking counts more than what was near it. Chosen by hand on the meaning of the forms. */
const WEIGHT = { by: 3, accused: 2, doing: 2, beside: 2, target: -4 } as const;
const ENOUGH = 2;
/** Words behind a name among which its verb is looked for. */
const VERB_REACH = 6;

/** Actors that the sentences of attack and harm name as the doer, the strongest first. */
export function findAccused(reading: Reading, mentions: readonly Mention[]): Accusation[] {
  const byActor = new Map<Actor, Accusation & { best: number }>();
  const inTitle = new Set(reading.titleWords.flatMap((word) => word.forms));
  for (const mention of mentions) {
    if (!canBeAccused(mention.actor)) continue;
    const weight = weigh(reading, mention);
    const known = byActor.get(mention.actor);
    if (!known) byActor.set(mention.actor, { actor: mention.actor, weight: weight + titleWeight(reading, mention, inTitle), mention, best: weight });
    else {
      known.weight += weight;
      if (weight > known.best) Object.assign(known, { best: weight, mention });
    }
  }
  return [...byActor.values()].filter((accusation) => accusation.weight >= ENOUGH && accusation.best >= ENOUGH).sort((a, b) => b.weight - a.weight);
}

function titleWeight(reading: Reading, mention: Mention, inTitle: Set<string>): number {
  return reading.words.slice(mention.first, mention.last).every((word) => word.forms.some((form) => inTitle.has(form))) ? 1 : 0;
}

function weigh(reading: Reading, mention: Mention): number {
  const number = sentenceAt(reading, mention.start);
  const sentence = reading.sentences[number];
  if (!sentence || !speaksOfHarm(sentence)) return 0;
  const arabic = isArabic(reading, mention.first) || (mention.first > sentence.first && isArabic(reading, mention.first - 1));
  const weight = arabic ? weighArabic(reading, mention, sentence) : weighEnglish(reading, mention, sentence);
  const deadly = sentenceSpeaksOf(sentence, 'DEATH') || sentenceSpeaksOf(sentence, 'INJURY');
  return weight <= 0 ? weight : weight * (deadly ? 1.5 : 1) * (number < 3 ? 1.5 : 1);
}

/** Acronyms keep their Latin letters in an Arabic sentence, whose order of words counts. */
function isArabic(reading: Reading, index: number): boolean {
  return reading.words[index]!.fold > '\u0600';
}

function speaksOfHarm(sentence: Sentence): boolean {
  return HARM_TOPICS.some((topic) => sentenceSpeaksOf(sentence, topic));
}

function weighEnglish(reading: Reading, mention: Mention, sentence: Sentence): number {
  const before = folds(reading, Math.max(sentence.first, mention.first - 3), mention.first);
  const behind = folds(reading, mention.last, Math.min(sentence.last, mention.last + 3));
  if (before.some((fold) => TARGET_BEFORE.has(fold)) || TARGET_BEHIND.has(behind[0] ?? '')) return WEIGHT.target;
  if (before.includes('by')) return WEIGHT.by;
  let weight = 0;
  if (near(reading, Math.max(sentence.first, mention.first - 6), mention.first, 'ACCUSATION')) weight += WEIGHT.accused;
  if (folds(reading, mention.last, Math.min(sentence.last, mention.last + VERB_REACH)).some((fold) => DID.has(fold))) weight += WEIGHT.doing;
  if (near(reading, mention.last, Math.min(sentence.last, mention.last + 3), 'ATTACK')) weight += WEIGHT.beside;
  else if (mention.certainty === 'ADJECTIVE') weight += 1;
  return weight;
}

/** The doer stands behind the deed: "قصف مدفعي لقوات النظام", "غارة نفذتها طائرات التحالف". */
function weighArabic(reading: Reading, mention: Mention, sentence: Sentence): number {
  const from = Math.max(sentence.first, mention.first - 4);
  const before = reading.words.slice(from, mention.first).flatMap((word) => word.forms);
  const behind = reading.words.slice(mention.last, Math.min(sentence.last, mention.last + 3)).flatMap((word) => word.forms);
  if (before.some((form) => ARABIC_TARGET.has(form))) return WEIGHT.target;
  if (before.slice(-3).some((form) => ARABIC_WITH.has(form))) return 1;
  let weight = 0;
  if (before.some((form) => ARABIC_DID.has(form) || ARABIC_BY.has(form))) weight += WEIGHT.by;
  else if (near(reading, from, mention.first, 'ATTACK') || near(reading, mention.first, mention.last, 'ATTACK')) weight += WEIGHT.beside;
  if (behind.some((form) => ARABIC_DID.has(form))) weight += WEIGHT.doing;
  if (near(reading, from, mention.first, 'ACCUSATION')) weight += WEIGHT.accused;
  return weight;
}

function near(reading: Reading, from: number, to: number, topic: 'ATTACK' | 'ACCUSATION'): boolean {
  for (let index = from; index < to; index += 1) if (wordSpeaksOf(reading, index, topic)) return true;
  return false;
}

function folds(reading: Reading, from: number, to: number): string[] {
  return reading.words.slice(from, to).map((word) => word.fold);
}
