import { createContext, useContext } from 'react';
import type { WordKey } from './en.ts';

export type Language = 'en' | 'ar';

export interface Words {
  language: Language;
  /** BCP 47, for dates and numbers: Western digits in both languages, as the sources' figures are compared with them. */
  locale: string;
  say: (key: WordKey, values?: Record<string, string | number>) => string;
  change: (language: Language) => void;
}

export const WordsContext = createContext<Words | null>(null);

/** The console's words in the language of the reader. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs WordsProvider around it');
  return words;
}
