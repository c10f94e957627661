import stored from './weights/body.json' with { type: 'json' };
import { readLexicon, type Lexicon, type StoredLexicon } from './features/lexicon.ts';
import { readTrees, type StoredTrees, type Trees } from './features/trees.ts';

/** What the body is chosen by, as `bench/extract/fit/fit.ts` writes it. */
export interface StoredWeights {
  /** How they came about: pages, sites, figures. */
  note: string;
  lexicon: StoredLexicon;
  first: StoredTrees;
  second: StoredTrees;
}

export interface BodyWeights {
  lexicon: Lexicon;
  first: Trees;
  second: Trees;
}

let read: BodyWeights | null = null;

/** The committed weights, read once. */
export function weights(): BodyWeights {
  return (read ??= readWeights(stored));
}

export function readWeights(from: StoredWeights): BodyWeights {
  return { lexicon: readLexicon(from.lexicon), first: readTrees(from.first), second: readTrees(from.second) };
}
