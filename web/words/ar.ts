import { en, type WordKey } from './en.ts';

export const ar: Record<WordKey, string> = en;
