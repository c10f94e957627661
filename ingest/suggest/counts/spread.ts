import type { Candidate } from './candidates.ts';
import type { Features, Setting } from './features.ts';
import type { Mention } from './shapes.ts';

const DISSENT = /\b(?:however|while|whereas|although|though|but|possibl[ey]|maximum|minimum|as many as|up to|may have|might|other sources?|another source|(?:one|only|single) source|unclear|conflicting|differ\w*|discrepanc\w+|claimed)\b/i;
const UPDATE = /\b(?:rose|risen|rise|rising|increas\w+|later|updated?|subsequently|succumbed|initial\w*|first|earlier|early reports)\b/i;

/** Figures above the picked one that another source may set as the upper end, lowest first. */
export function upperEnds(picked: Candidate, setting: Setting): Candidate[] {
  const counts = ({ scope, mixed, form }: Mention) => scope === 'EVENT' && ((!mixed && form !== 'PLURAL' && form !== 'IMPLICIT') || picked.max === 1);
  return setting.candidates
    .filter((other) => other.origin === picked.origin && other.max > picked.max && other.mentions.some(counts))
    .toSorted((a, b) => a.max - b.max);
}

/** Describes the question whether `upper` is the upper end of what the sources say of the event; null asks for no such end. */
export function spreadFeatures(picked: Candidate, upper: Candidate | null, setting: Setting): Features {
  if (!upper) return { stay: 1 };
  const speakers = new Set(setting.mentions.map((mention) => mention.speaker).filter((speaker) => speaker !== null));
  const sentences = upper.mentions.map((mention) => sentenceOf(setting, mention.sentence));
  const ratio = Math.log((upper.max + 1) / (picked.min + 1));
  return {
    wide: ratio,
    veryWide: ratio > 1 ? 1 : 0,
    oneMore: upper.max === picked.max + 1 ? 1 : 0,
    atLeast: picked.mentions.some((mention) => mention.qualifier === 'AT_LEAST' && mention.form === 'NUMBER') ? 1 : 0,
    pickedSaid: Math.log(picked.mentions.length),
    pickedPlural: picked.mentions.every((mention) => mention.form === 'PLURAL' || mention.form === 'IMPLICIT') ? 1 : 0,
    pickedOne: picked.min <= 1 ? 1 : 0,
    said: Math.log(upper.mentions.length),
    upTo: upper.mentions.some((mention) => mention.qualifier === 'UP_TO') ? 1 : 0,
    moreThan: upper.mentions.some((mention) => mention.qualifier === 'AT_LEAST') ? 1 : 0,
    spoken: upper.mentions.some((mention) => mention.speaker !== null) ? 1 : 0,
    speakers: Math.min(4, speakers.size) / 2,
    dissent: sentences.some((sentence) => DISSENT.test(sentence)) ? 1 : 0,
    update: sentences.some((sentence) => UPDATE.test(sentence)) ? 1 : 0,
    opening: upper.mentions.some((mention) => mention.sentence === 0) ? 1 : 0,
    title: upper.mentions.some((mention) => mention.sentence < 0) ? 1 : 0,
    plural: upper.mentions.every((mention) => mention.form === 'PLURAL' || mention.form === 'IMPLICIT') ? 1 : 0,
    pluralAtLeast: upper.max === 2 && picked.mentions.some((mention) => mention.qualifier === 'AT_LEAST' && mention.form === 'NUMBER') ? 1 : 0,
    vague: upper.mentions.every((mention) => mention.form === 'VAGUE') ? 1 : 0,
    single: upper.mentions.every((mention) => mention.form === 'ARTICLE' || mention.form === 'NAME') ? 1 : 0,
    greatest: setting.candidates.every((other) => other.max <= upper.max || !other.mentions.some((mention) => mention.scope === 'EVENT')) ? 1 : 0,
    sum: upper.mentions.every((mention) => mention.summands > 1) ? 1 : 0,
    late: Math.log1p(Math.min(...upper.mentions.map((mention) => Math.max(0, mention.sentence)))),
  };
}

/** Long sentences are looked at by their first 600 code units only. */
function sentenceOf({ document }: Setting, index: number): string {
  const span = document.sentences[index];
  return span ? document.text.slice(span.start, Math.min(span.end, span.start + 600)) : '';
}
