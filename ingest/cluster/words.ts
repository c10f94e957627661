import { fold, stem } from './fold.ts';

/** A word of a text. */
export interface Word {
  /** Folded, not stemmed. */
  plain: string;
  /** Folded and stemmed; '' for stop words. */
  term: string;
  /** Written like a name: a capital inside a sentence, or a hashtag. */
  name: boolean;
  /** UTF-16 offset into the text that was read. */
  at: number;
}

const WORD = /#?[\p{L}\p{M}\p{N}\u0640]+(?:['’][\p{L}]+)?/gu;
const SENTENCE_BREAK = /[.!?؟۔:;\n"“”|]\s*$/;
const CAPITAL = /^\p{Lu}/u;
/** Longer "words" are encoded data. */
const LONGEST_WORD = 40;

const STOP = new Set(fold(`a an and the of in on at to from by for with as is are was were be been being it its this that these those he she they his her
their him them we you i our your my me us not no or but if so than then there here who whom which what when where why how has have had having do does did will would can could may might
should about after before over under into out up down off again more most other some such only own same too very just also said says say told according while during between
all any both each few once new one two us mr mrs ms am pm http https www com
في من على الى عن مع ان انه انها هذا هذه ذلك تلك التي الذي الذين كان كانت يكون قد لقد و او ثم لم لن لا ما كما بعد قبل عند عندما حيث بين خلال منذ حتى كل بعض غير
اي اذا هو هي هم نحن انا له لها لهم به بها فيه فيها عليه عليها منه منها اليوم يوم امس ايضا وقال قال قالت واضاف اضاف بحسب وفق جراء اثر ما مما وفي ومن وعلى والى وكان وقد`)
  .split(/\s+/));

/** Written with a capital, but never what tells one event from another: months, weekdays, and the words of offices and organisations. */
const NO_NAME = new Set(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday civil defence defense white helmet observatory human right network agency ministry army force police department sheriff county city state
hospital officer chief lt sgt capt det gen col president minister news press associated reuter twitter facebook`.split(/\s+/));

/** Splits a text into words, at most `limit` of them. */
export function readWords(text: string, limit: number): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (words.length >= limit) break;
    const raw = match[0];
    const opensSentence = end === 0 || SENTENCE_BREAK.test(text.slice(Math.max(0, match.index - 3), match.index));
    end = match.index + raw.length;
    if (raw.length > LONGEST_WORD) continue;
    const hashtag = raw.startsWith('#');
    const plain = fold(hashtag ? raw.slice(1) : raw);
    if (plain === '') continue;
    const term = STOP.has(plain) ? '' : stem(plain);
    words.push({ plain, term: STOP.has(term) ? '' : term, name: term !== '' && !NO_NAME.has(term) && (hashtag || (!opensSentence && CAPITAL.test(raw))), at: match.index });
  }
  return words;
}
