import { DirectionProvider, useDirection } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { ar } from './ar.ts';
import { en, type WordKey } from './en.ts';
import { filled } from './filled.ts';
import { WordsContext, type Language, type Words } from './useWords.ts';

const STORED = 'desk.language';
const DICTIONARIES: Record<Language, Record<WordKey, string>> = { en, ar };
const LOCALES: Record<Language, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** Language and direction of the interface; the choice is kept in this browser. */
export function WordsProvider({ children }: { children: ReactNode }) {
  return <DirectionProvider><Dictionary>{children}</Dictionary></DirectionProvider>;
}

function Dictionary({ children }: { children: ReactNode }) {
  const [language, change] = useState<Language>(storedLanguage);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(language === 'ar' ? 'rtl' : 'ltr');
    localStorage.setItem(STORED, language);
  }, [language, setDirection]);
  const words = useMemo<Words>(() => ({ language, locale: LOCALES[language], say: (key, values) => filled(DICTIONARIES[language][key], LOCALES[language], values), change }), [language]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED) ?? navigator.language;
  return stored.startsWith('ar') ? 'ar' : 'en';
}
