/** Where keywords and pattern are looked for. */
export type RuleField = 'TITLE' | 'TEXT' | 'TITLE_AND_TEXT';

/** When a rule applies: every condition that is given must hold. */
export interface RuleConditions {
  /** Words or phrases; one of them is enough. */
  keywords: readonly string[];
  /** A regular expression in RE2's syntax. */
  pattern: string | null;
  field: RuleField;
  /** ISO 639-1; one of them is enough. */
  languages: readonly string[];
  /** Ids of sources; one of them is enough. */
  sourceIds: readonly string[];
  /** A text to compare with, and the share of common phrases from which on another is alike (0..1). */
  similarText: string | null;
  similarAtLeast: number | null;
}

/** What is judged. */
export interface JudgedArticle {
  title: string | null;
  text: string;
  language: string | null;
  sourceId: string;
}

/** Why a rule applied, in words for reviewers. */
export type RuleVerdict = string | null;
