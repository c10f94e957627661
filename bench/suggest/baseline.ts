import type { Report } from '../../ingest/suggest/types.ts';

/** A figure as the baseline and the finder give it; null where nothing was found. */
export interface Figure {
  min: number | null;
  max: number | null;
}

const NUMBER = '(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const PATTERNS = {
  killed: [
    new RegExp(`${NUMBER}(?: \\w+){0,3} (?:killed|dead|died|deaths)`, 'i'),
    new RegExp(`(?:killed|killing|kills)(?: \\w+){0,2}? ${NUMBER}`, 'i'),
    /([\d٠-٩]+) ?(?:قتلى|شهداء|قتيل|شهيد)/,
    /(?:مقتل|استشهاد|قتل) ([\d٠-٩]+)/,
  ],
  injured: [
    new RegExp(`${NUMBER}(?: \\w+){0,3} (?:injured|wounded|hurt|injuries)`, 'i'),
    new RegExp(`(?:injured|injuring|wounded|wounding)(?: \\w+){0,2}? ${NUMBER}`, 'i'),
    /([\d٠-٩]+) ?(?:جرحى|جريح|مصاب|إصابات)/,
    /(?:إصابة|أصيب|جرح) ([\d٠-٩]+)/,
  ],
} as const;
const SINGULAR = { killed: /\b(?:killed|dead|died|fatally|dies)\b/i, injured: /\b(?:injured|wounded|hurt|shot)\b/i } as const;

/** What a handful of regular expressions finds: the yardstick that the rules must beat. */
export function baseline(report: Report, kind: 'killed' | 'injured'): Figure {
  const text = `${report.title ?? ''}\n${report.text}`;
  for (const pattern of PATTERNS[kind]) {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) continue;
    const value = valueOf(found.toLowerCase());
    return { min: value, max: value };
  }
  return SINGULAR[kind].test(text) ? { min: 1, max: 1 } : { min: null, max: null };
}

function valueOf(found: string): number {
  const word = WORDS.indexOf(found);
  return word >= 0 ? word : Number(found.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));
}
