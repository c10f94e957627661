import type { Block, Box } from '../blocks.ts';
import { labelOfBox, textTokens } from './tokens.ts';
import { WordWeights } from './words.ts';

/** Weights of a logistic regression: what a word says about the block, in units of log odds. */
export interface Lexicon {
  /** By the words that boxes are called: of the block's own box and the one around it (NEAR), and of the boxes further out (FAR). */
  boxes: WordWeights;
  /** Words of short blocks' texts. */
  texts: WordWeights;
}

const NEAR = 0;
const FAR = 1;

/** Words joined by line ends, weights times 100. */
export interface StoredWords {
  words: string;
  weights: number[];
}

/** The weights as they are stored. */
export interface StoredLexicon {
  near: StoredWords;
  far: StoredWords;
  text: StoredWords;
}

export function readLexicon(stored: StoredLexicon): Lexicon {
  const read = (part: StoredWords): Map<string, number> => new Map(part.words.split('\n').map((word, index) => [word, (part.weights[index] ?? 0) / 100]));
  return { boxes: new WordWeights([read(stored.near), read(stored.far)]), texts: new WordWeights([read(stored.text)]) };
}

/** What a set of words adds up to. */
export interface Verdict {
  sum: number;
  least: number;
  most: number;
}

/** Looks every box of a page up once; a block then reads its own chain. */
export class BoxVerdicts {
  private readonly far: (Verdict | null)[];
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon, boxes: number) {
    this.lexicon = lexicon;
    this.far = Array.from({ length: boxes }, () => null);
  }

  /** Of the box alone, by the weights for near words. */
  nearOf(box: Box): Verdict {
    return this.own(box).near;
  }

  /** Of the box and all around it, by the weights for far words. */
  farOf(box: Box | null): Verdict {
    if (!box) return NEUTRAL;
    const known = this.far[box.index];
    if (known) return known;
    const around = this.farOf(box.parent);
    const own = this.own(box).far;
    const all = own === NEUTRAL ? around : { sum: own.sum + around.sum, least: Math.min(own.least, around.least), most: Math.max(own.most, around.most) };
    this.far[box.index] = all;
    return all;
  }

  private own(box: Box): { near: Verdict; far: Verdict } {
    const { lexicon } = this;
    const label = labelOfBox(box);
    if (label.judged?.by !== lexicon) {
      const places = label.tokens.map((token) => lexicon.boxes.find(token));
      label.judged = { by: lexicon, near: judge(places, lexicon.boxes, NEAR), far: judge(places, lexicon.boxes, FAR) };
    }
    return label.judged;
  }

  textOf(block: Block): Verdict {
    const { texts } = this.lexicon;
    return judge(textTokens(block).map((token) => texts.find(token)), texts, 0);
  }
}

const NEUTRAL: Verdict = { sum: 0, least: 0, most: 0 };

/** @param places where the words' weights stand */
function judge(places: readonly number[], words: WordWeights, column: number): Verdict {
  if (places.length === 0) return NEUTRAL;
  let [sum, least, most] = [0, 0, 0];
  for (const place of places) {
    const weight = words.weight(place, column);
    sum += weight;
    if (weight < least) least = weight;
    if (weight > most) most = weight;
  }
  return { sum, least, most };
}
