import type { Block, Box } from '../blocks.ts';
import { labelOfBox, textTokens } from './tokens.ts';

/** Weights of a logistic regression: what a word says about the block, in units of log odds. */
export interface Lexicon {
  /** Words of the block's own box and the one around it. */
  near: Map<string, number>;
  /** Words of the boxes further out. */
  far: Map<string, number>;
  /** Words of short blocks' texts. */
  text: Map<string, number>;
}

/** The weights as they are stored: words joined by line ends, weights times 100. */
export interface StoredLexicon {
  near: { words: string; weights: number[] };
  far: { words: string; weights: number[] };
  text: { words: string; weights: number[] };
}

export function readLexicon(stored: StoredLexicon): Lexicon {
  const read = (part: { words: string; weights: number[] }): Map<string, number> =>
    new Map(part.words.split('\n').map((word, index) => [word, (part.weights[index] ?? 0) / 100]));
  return { near: read(stored.near), far: read(stored.far), text: read(stored.text) };
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
    if (label.judged?.by !== lexicon) label.judged = { by: lexicon, near: judge(label.tokens, lexicon.near), far: judge(label.tokens, lexicon.far) };
    return label.judged;
  }

  textOf(block: Block): Verdict {
    return judge(textTokens(block), this.lexicon.text);
  }
}

const NEUTRAL: Verdict = { sum: 0, least: 0, most: 0 };

function judge(tokens: readonly string[], weights: ReadonlyMap<string, number>): Verdict {
  if (tokens.length === 0) return NEUTRAL;
  let [sum, least, most] = [0, 0, 0];
  for (const token of tokens) {
    const weight = weights.get(token);
    if (weight === undefined) continue;
    sum += weight;
    if (weight < least) least = weight;
    if (weight > most) most = weight;
  }
  return { sum, least, most };
}
