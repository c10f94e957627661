/**
 * Log-in walls, consent pages, error pages, robots' checks and tickers: texts that stand where a report should be. They come in dozens of
 * identical copies and tell of no event.
 */

/** Phrases of pages that keep a reader out or wait, for folded words parted by single blanks. */
const PHRASES = [
  /(?:post|content|page|video|tweet|story|account|photo|attachment) (?:is(?:n'?t| not)?|was|has been|may have been|you requested|doesn'?t).{0,30}(?:unavailable|available|removed|deleted|private|suspended|found|exist|broken)/,
  /this (?:content|page|post) isn.?t available/, /no longer available/, /one moment,? please/, /just a moment/, /checking (?:your browser|if the site connection)/, /verify(?:ing)? (?:that )?you are (?:a )?human/,
  /are you a robot/, /not a robot/, /captcha/, /cloudflare/, /security check/, /unusual traffic/, /too many requests/, /temporarily blocked/,
  /(?:log|sign) ?in(?:to)? (?:to|or (?:sign up|create)|to continue|to see|to view|your account)/, /you must (?:log|sign) ?in/, /sign in using you/, /create (?:a|an|new) (?:new |free )?account/,
  /forgot(?:ten)? (?:your )?(?:password|account)/, /already (?:have an account|a subscriber)/, /to complete your registration/, /verification email/, /email notifications/, /your notification has been saved/,
  /(?:article|post|story) is (?:only )?for (?:paid )?subscribers/, /subscribe (?:now )?to (?:continue|read)/, /maximum number of (?:stories|articles|free)/, /enjoyed your preview/, /see posts,? photos and more/, /never miss a post/,
  /join facebook/, /you can view and join/, /location to your tweets/, /enable (?:javascript|cookies)/, /javascript is (?:not available|disabled)/, /we use cookies/, /accept (?:all )?cookies/, /cookie policy/,
  /access (?:to this page )?(?:has been )?denied/, /(?:404|403|502|503) (?:error|not found|forbidden|bad gateway)|error (?:404|403|502|503)/, /page not found/, /service unavailable/, /temporarily (?:down|unavailable)/, /bad gateway/,
  /something went wrong/, /try (?:again|reloading)/, /please wait/, /redirect notice/, /redirecting/, /previous page is sending you/, /domain is for sale/, /account suspended/,
  /تسجيل الدخول/, /سجل الدخول/, /هذا المحتوي غير متاح/, /المحتوي غير متوفر/, /الصفحه غير (?:موجوده|متوفره|متاحه)/, /لم يتم العثور/, /نسيت (?:كلمه (?:السر|المرور)|الحساب)/, /انشاء? حساب/, /يرجي الانتظار/, /لحظه من فضلك/, /حدث خطا/, /خطا 404/,
  /غير متاح(?:ه)? (?:حاليا|الان)/, /contenu n.est pas disponible/, /connectez-vous/, /iniciar sesion/, /giris yap/, /melden sie sich an/,
];

/** Words without which hardly any report of harm is written, folded. */
const HARM = /kill|dead|death|\bdie[ds]?\b|fatal|slain|murder|injur|wound|hurt|casualt|victim|\bshot\b|shoot|gun(?:fire|man|men|shot)|stab|bomb|blast|explo|strike|shell|rocket|missile|drone|attack|raid|mortar|mine\b|artillery|arrest|police|mass(?:acre)|corpse|bod(?:y|ies)\b|coroner|hospital|قتل|مقتل|قتيل|شهيد|شهدا|استشهد|ارتق|جرح|جريح|اصاب|اصيب|مصاب|ضحي|ضحاي|قصف|غار[هات]|انفجار|انفجر|لغم|صاروخ|صواريخ|مسير|طاير|طيران|هجوم|استهد|مجزر|قذ[ايف]|مدفع|وفا[هت]|توفي|اغتيال|رصاص|عبوه|قنبل|hayat.{0,3} kaybet|topcu|mort|tue|bless|frapp|olu|yaral|saldiri|bombard|tote|verletz|muert|herid|ataque|kustin|kust|birind/;

/** Fewest words of its own that a text without any word of harm needs to count as a report. */
const FEWEST_WORDS = 12;
/** A phrase of a wall in a text of more own words than this is only quoted or left over. */
const MOST_WALL_WORDS = 200;
const FEWEST_HARM_WORDS = 3;

/**
 * Is this body no report? Asked of the body alone, without its title, shell taken off, folded.
 * @param body folded words with single blanks between
 * @param words how many they are
 */
export function isWall(body: string, words: number): boolean {
  if (words < FEWEST_HARM_WORDS) return true;
  const start = body.slice(0, 6000);
  const telling = HARM.test(start);
  if (words <= MOST_WALL_WORDS && countWallPhrases(start) > 0) return !telling || words < FEWEST_WORDS * 2;
  return !telling && words < FEWEST_WORDS;
}

/** How many of a wall's phrases are in the folded text. One may be a footer behind an article: ask of its head alone. */
export function countWallPhrases(folded: string): number {
  return PHRASES.filter((phrase) => phrase.test(folded)).length;
}
