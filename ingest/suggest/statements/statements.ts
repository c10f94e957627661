import type { DateSuggestion, StatementSuggestion } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf } from '../words/reading.ts';
import { canBeAccused } from '../who/mentions.ts';
import type { Mention } from '../who/mentions.ts';
import { OFFICES } from '../who/names.ts';
import { mentionsWithin, speechesOf } from '../who/speeches.ts';
import type { Speaker, Speech } from '../who/speeches.ts';
import { STANCE_RANK, stanceAt } from './stances.ts';
import type { Stance } from './stances.ts';

/** More than a reviewer reads through. */
const MOST = 12;

interface Said {
  sentence: number;
  stance: Stance;
  person: string | null;
  organisation: string | null;
}

/**
 * Statements of the parties and about them: who denies, accepts, investigates or condemns, and what else an accused party
 * says of the harm. Neighbouring sentences of one stance make one statement, under the name that one of them gives: a
 * "top general" of the first is often named in the second. Ranked by stance, then in order of the text.
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
    else groups.push([said]);
  });
  return groups
    .sort((a, b) => STANCE_RANK[a[0]!.stance] - STANCE_RANK[b[0]!.stance] || a[0]!.sentence - b[0]!.sentence)
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
  if (!found) {
    return speaker && accusable && speaksOfHarm(sentence) ? said(number, 'OTHER', speaker, party.name) : null;
  }
  if (!speaker && !accusable) return null;
  if (found.stance === 'INVESTIGATES' && !accusable) return null;
  if (found.stance !== 'CONDEMNS' && !accusable && !(speaker?.person && isOfficial(reading, sentence))) return null;
  return said(number, found.stance, speaker, party?.name ?? null);
}

function said(sentence: number, stance: Stance, speaker: Speaker | null, organisation: string | null): Said {
  return { sentence, stance, person: speaker?.person ?? null, organisation };
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
  return reading.words.slice(sentence.first, sentence.last).some((word) => OFFICES.has(word.fold));
}

/** One stance in neighbouring sentences, and no two different names for the speaker. */
function goOn(group: Said[], next: Said): boolean {
  const last = group.at(-1)!;
  if (last.stance !== next.stance || next.sentence - last.sentence > 1) return false;
  const person = group.find((one) => one.person !== null)?.person;
  if (person && next.person) return person === next.person;
  const organisation = group.find((one) => one.organisation !== null)?.organisation;
  return !organisation || !next.organisation || organisation === next.organisation;
}

function compose(reading: Reading, group: Said[], dates: readonly DateSuggestion[]): StatementSuggestion {
  const person = group.find((one) => one.person !== null)?.person ?? null;
  const organisation = group.find((one) => one.organisation !== null)?.organisation ?? null;
  const quote = { start: reading.sentences[group[0]!.sentence]!.start, end: reading.sentences[group.at(-1)!.sentence]!.end };
  const date = dates.find((one) => one.precision === 'EXACT_DAY' && one.quote.end > one.quote.start && one.quote.start >= quote.start && one.quote.end <= quote.end);
  return { speaker: person ?? organisation ?? '', organisation, stance: group[0]!.stance, date: date?.start ?? null, quote };
}
