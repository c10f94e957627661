import { fold, keywordFinder } from './keywords.ts';
import { patternTest } from './pattern.ts';
import type { JudgedArticle, RuleConditions, RuleVerdict } from './rule.ts';
import { phrases, similarity } from './similarity.ts';

/** A text that is judged by many rules, folded and cut up once. */
export interface PreparedArticle extends JudgedArticle {
  folded: { title: string; text: string };
  phrases: () => ReadonlySet<string>;
}

export function prepareArticle(article: JudgedArticle): PreparedArticle {
  let found: ReadonlySet<string> | undefined;
  return { ...article, folded: { title: fold(article.title ?? ''), text: fold(article.text) }, phrases: () => (found ??= phrases(article.text)) };
}

type Part = (article: PreparedArticle) => RuleVerdict;

/**
 * A rule as a function: why it applies to an article, or null. Pure, and the same for who applies it to what comes in (ingest) and for who tries
 * it out on what came (server). @throws Error for a pattern that can't be used, in words for its author
 */
export function judgeBy(conditions: RuleConditions): (article: PreparedArticle) => RuleVerdict {
  const parts = [...byOrigin(conditions), ...byWords(conditions), ...byLikeness(conditions)];
  return (article) => {
    const reasons: string[] = [];
    for (const part of parts) {
      const reason = part(article);
      if (reason === null) return null;
      reasons.push(reason);
    }
    return reasons.length === 0 ? null : reasons.join(', ');
  };
}

function byOrigin({ languages, sourceIds }: RuleConditions): Part[] {
  return [
    ...(languages.length > 0 ? [({ language }: PreparedArticle) => (language !== null && languages.includes(language) ? `language ${language}` : null)] : []),
    ...(sourceIds.length > 0 ? [({ sourceId }: PreparedArticle) => (sourceIds.includes(sourceId) ? 'its source' : null)] : []),
  ];
}

function byWords({ keywords, pattern, field }: RuleConditions): Part[] {
  const parts: Part[] = [];
  const read = <T>(title: T, text: T): T[] => (field === 'TITLE' ? [title] : field === 'TEXT' ? [text] : [title, text]);
  if (keywords.length > 0) {
    const find = keywordFinder(keywords);
    parts.push(({ folded }) => {
      const [keyword] = read(folded.title, folded.text).map(find).filter((found) => found !== null);
      return keyword === undefined ? null : `the words "${keyword}"`;
    });
  }
  if (pattern !== null) {
    const matches = patternTest(pattern);
    parts.push(({ title, text }) => (read(title ?? '', text).some(matches) ? 'the pattern' : null));
  }
  return parts;
}

function byLikeness({ similarText, similarAtLeast }: RuleConditions): Part[] {
  if (similarText === null) return [];
  const example = phrases(similarText);
  return [
    (article) => {
      const share = similarity(example, article.phrases());
      return share >= (similarAtLeast ?? 1) ? `${Math.round(share * 100)} % of its phrases` : null;
    },
  ];
}
