// Outlets warn of what they show in a few set phrases. "Graphic: The Courier" under a chart is none of them.

const ENGLISH = [
  /\b(?:graphic|disturbing|distressing|gruesome) (?:images?|imagery|content|footage|videos?|photos?|photographs?|pictures|scenes|material|details|descriptions?)\b/i,
  /\b(?:viewer|reader)s?['’]? discretion\b/i,
  /\b(?:viewers|readers|people) (?:may|might) find\b.{0,60}\b(?:disturbing|distressing|upsetting)\b/i,
];
/** "Images", "scenes", "clips" or "content", up to two words further "harsh", "shocking", "horrific", "sensitive" and the like. */
const ARABIC = /(?:صور|مشاهد|مقاطع|لقطات|محتوى)\s+(?:\S{1,20}\s+){0,2}(?:قاسية|قاسيا|قاس|صادمة|صادم|مروعة|مؤلمة|حساسة|حساس|مزعجة|عنيفة)/;

/** Whether a page says of itself that it shows or describes what is hard to bear. */
export function saysGraphic(text: string): boolean {
  return ENGLISH.some((phrase) => phrase.test(text)) || ARABIC.test(text);
}
