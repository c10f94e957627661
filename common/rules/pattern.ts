import { RE2JS } from 're2js';

/** Instructions that a pattern may compile to, and characters that it is run over: together they bound the time that a hostile one takes. */
export const LARGEST_PATTERN = 500;
export const PATTERN_READS = 20_000;

/**
 * A pattern as a test. RE2's engine takes time in proportion to pattern and text, whatever they are, so a hostile pattern can't hang
 * anybody; back-references and look-around, which need more, are refused. Letters match in both cases.
 * @throws Error with words for whoever wrote the pattern
 */
export function patternTest(pattern: string): (text: string) => boolean {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
  } catch (error) {
    throw new Error(`The pattern can't be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const size = compiled.programSize();
  if (size > LARGEST_PATTERN) throw new Error(`The pattern is too large: it takes ${size} steps a character, at most ${LARGEST_PATTERN} are allowed. Repeat less`);
  return (text) => compiled.test(text.slice(0, PATTERN_READS));
}
