import type { DateSuggestion, StatementSuggestion } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf, wordSpeaksOf } from '../words/reading.ts';
import { canBeAccused } from '../who/mentions.ts';
import type { Mention } from '../who/mentions.ts';
import { ARABIC_OFFICES, OFFICES } from '../who/names.ts';
import { mentionsWithin, speechesOf } from '../who/speeches.ts';
import type { Speaker, Speech } from '../who/speeches.ts';
import { STANCE_RANK, stanceAt } from './stances.ts';
import type { Stance } from './stances.ts';

/** More than a reviewer reads through. */
const MOST = 12;

interface Said {
  sentence: number;
  /** null = a quoted official goes on, in words that take no stance themselves. */
  stance: Stance | null;
  person: string | null;
  organisation: string | null;
  /** A person's words in quotation marks end here. */
  quoted: boolean;
}

/**
 * Statements of the parties and about them: who denies, accepts, investigates or condemns, and what else an accused party
 * says of the harm. Neighbouring sentences of one stance make one statement, under the name that one of them gives: a
 * "top general" of the first is often named in the second, and "the army" gives its spokesman the next words. Ranked by stance, then in order of the text.
 */
export function findStatements(
  reading: Reading, mentions: readonly Mention[], speeches: readonly Speech[], dates: readonly DateSuggestion[],
): StatementSuggestion[] {
  const groups: Said[][] = [];
  reading.sentences.forEach((sentence, number) => {
    const said = saidIn(reading, sentence, number, mentions, speeches);
    if (!said) return;
    const group = groups.findLast((other) => goOn(other, said));
    if (group) group.push(said);
    else if (said.stance) groups.push([said]);
  });
  return groups
    .sort((a, b) => STANCE_RANK[stanceOf(a)] - STANCE_RANK[stanceOf(b)] || a[0]!.sentence - b[0]!.sentence)
    .slice(0, MOST)
    .map((group) => compose(reading, group, dates));
}

function saidIn(reading: Reading, sentence: Sentence, number: number, mentions: readonly Mention[], speeches: readonly Speech[]): Said | null {
  const here = speechesOf(speeches, number);
  const found = stanceIn(reading, sentence);
  const speaker = found ? nearest(here, found.word) : here[0]?.speaker ?? null;
  const inside = mentionsWithin(mentions, sentence);
  const party = speaker?.actor ?? (speaker ? null : officeIn(reading, sentence, inside, found?.word ?? sentence.last)?.actor ?? null);
  const accusable = party !== null && canBeAccused(party);
  const official = speaker?.person ? isOfficial(reading, sentence) : false;
  const say = (stance: Stance | null, organisation: string | null): Said =>
    ({ sentence: number, stance, person: speaker?.person ?? null, organisation, quoted: official && endsQuotation(reading, sentence) });
  if (!found) {
    if (speaker && accusable && speaksOfHarm(sentence)) return say('OTHER', party.name);
    return official && endsQuotation(reading, sentence) ? say(null, party?.name ?? null) : null;
  }
  if (!speaker && !accusable) {
    const army = found.stance === 'CONDEMNS' ? null : namelessArmy(reading, sentence);
    return army === null ? null : say(found.stance, army);
  }
  if (found.stance !== 'CONDEMNS' && !accusable && !official) return null;
  return say(found.stance, party?.name ?? null);
}

/** Closing quotation marks in the sentence: somebody's own words end in it. */
function endsQuotation({ document }: Reading, { start, end }: Sentence): boolean {
  return /[”»"]/.test(document.text.slice(start, Math.min(end, start + LONGEST)));
}

/** Code units of a sentence that are searched for quotation marks. */
const LONGEST = 1500;

const ARMY = new Set(['army', 'military', 'جيش', 'الجيش']);

/** "The army said that it was checking the reports", "وقال الجيش إنه": the text's own words for a party that it leaves nameless. */
function namelessArmy(reading: Reading, sentence: Sentence): string | null {
  for (let index = sentence.first; index < sentence.last; index += 1) {
    const word = reading.words[index]!;
    if (!ARMY.has(word.fold)) continue;
    const arabic = word.fold > '\u0600';
    const spoken = arabic ? wordSpeaksOf(reading, index - 1, 'SPEECH') : wordSpeaksOf(reading, index + 1, 'SPEECH') || wordSpeaksOf(reading, index - 2, 'SPEECH');
    const article = !arabic && reading.words[index - 1]?.fold === 'the' ? reading.words[index - 1]! : word;
    if (spoken && (arabic || article !== word)) return reading.document.text.slice(article.start, word.end);
  }
  return null;
}

function speaksOfHarm(sentence: Sentence): boolean {
  return sentenceSpeaksOf(sentence, 'CIVILIAN') && (sentenceSpeaksOf(sentence, 'DEATH') || sentenceSpeaksOf(sentence, 'ATTACK') || sentenceSpeaksOf(sentence, 'INJURY') || sentenceSpeaksOf(sentence, 'CASUALTY'));
}

/** Words behind a word of stance that may take it back: "refused to comment". */
const STANCE_REACH = 8;

function stanceIn(reading: Reading, sentence: Sentence): { stance: Stance; word: number } | null {
  for (let index = sentence.first; index < sentence.last; index += 1) {
    const stance = stanceAt(reading.words[index]!.forms, reading.words.slice(index + 1, Math.min(sentence.last, index + 1 + STANCE_REACH)).map((word) => word.fold));
    if (stance) return { stance, word: index };
  }
  return null;
}

/** Of the sentence's speeches, the one whose verb is nearest to the word of stance. */
function nearest(speeches: readonly Speech[], word: number): Speaker | null {
  let best: Speech | null = null;
  for (const speech of speeches) {
    if (!best || Math.abs(speech.verb - word) < Math.abs(best.verb - word)) best = speech;
  }
  return best?.speaker ?? null;
}

/** Words between a nameless official's party and what he does: "a top US general in Iraq strongly rejected". */
const OFFICE_REACH = 8;

/** The party of a nameless official: "a top US general", "a coalition spokesman". */
function officeIn(reading: Reading, sentence: Sentence, inside: readonly Mention[], verb: number): Mention | null {
  return inside.find((mention) => canBeAccused(mention.actor) && mention.last <= verb && verb - mention.last <= OFFICE_REACH
    && reading.words.slice(mention.last, Math.min(sentence.last, mention.last + 3)).some((word) => OFFICES.has(word.fold))) ?? null;
}

function isOfficial(reading: Reading, sentence: Sentence): boolean {
  return reading.words.slice(sentence.first, sentence.last).some((word) => OFFICES.has(word.fold) || ARABIC_OFFICES.has(word.fold));
}

/** Sentences that an official's quotation may be long. */
const QUOTED = 2;

/**
 * One stance in neighbouring sentences, and no two different names for the speaker. A quotation that names its speaker at its end gives the name to the
 * stance before it.
 */
function goOn(group: Said[], next: Said): boolean {
  const person = group.find((one) => one.person !== null)?.person;
  const gap = next.sentence - group.at(-1)!.sentence;
  if (next.stance ? next.stance !== stanceOf(group) : person !== undefined || stanceOf(group) === 'CONDEMNS') return false;
  if (gap > (next.quoted && !person ? QUOTED : 1)) return false;
  if (person && next.person) return person === next.person;
  const organisation = group.find((one) => one.organisation !== null)?.organisation;
  return !organisation || !next.organisation || organisation === next.organisation;
}

function stanceOf(group: readonly Said[]): Stance {
  return group.find(({ stance }) => stance !== null)?.stance ?? 'OTHER';
}

function compose(reading: Reading, group: Said[], dates: readonly DateSuggestion[]): StatementSuggestion {
  const person = group.find((one) => one.person !== null)?.person ?? null;
  const organisation = group.find((one) => one.organisation !== null)?.organisation ?? null;
  const quote = { start: reading.sentences[group[0]!.sentence]!.start, end: reading.sentences[group.at(-1)!.sentence]!.end };
  const date = dates.find((one) => one.precision === 'EXACT_DAY' && one.quote.end > one.quote.start && one.quote.start >= quote.start && one.quote.end <= quote.end);
  return { speaker: person ?? organisation ?? '', organisation, stance: stanceOf(group), date: date?.start ?? null, quote };
}
