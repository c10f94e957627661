/** Ways in which people were hurt, told apart so that a mine is not taken for an air raid on the same day. Patterns on folded text. */
const MEANS: Record<string, RegExp> = {
  'air strike': /air ?strike|air ?raid|warplane|fighter jet|aerial bomb|غاره|غارات|الطيران|طيران|طايرات حربيه|الحربي|barrel bomb|برميل|براميل/,
  drone: /\bdrones?\b|\buavs?\b|مسيره|مسير|بدون طيار|درون/,
  shelling: /shell(?:ed|ing|s)?\b|artiller|mortar|مدفع|قذايف|قذيفه|هاون/,
  rocket: /rocket|missile|صاروخ|صواريخ|راجم/,
  mine: /land ?mine|\bmines?\b|unexploded|\buxo\b|الغام|لغم|مخلفات|عنقودي|cluster/,
  'planted bomb': /car bomb|\bied\b|suicide bomb|عبوه ناسفه|عبوه|مفخخ|انتحاري/,
  gunfire: /gunfire|gunshot|\bshot\b|shooting|sniper|open(?:ed)? fire|رصاص|اطلاق النار|قنص|اطلق/,
  raid: /airdrop|air ?drop|انزال|مداهم|اعتقال|اعتقل/,
  execution: /execut|behead|اعدام|ذبح/,
};

/** Names of the means that a folded text speaks of. */
export function meansIn(folded: string): string[] {
  return Object.entries(MEANS).filter(([, pattern]) => pattern.test(folded)).map(([name]) => name);
}
