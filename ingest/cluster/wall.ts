/**
 * Login walls, error pages and tickers: texts that stand where a report should be. They come in dozens of identical copies and tell of
 * no event.
 */

/** Folded phrases of pages that keep a reader out or wait. */
const PHRASES = [
  /(?:post|content|page|video|tweet|story|account|photo|attachment) (?:is(?:n'?t| not)?|was|has been|may have been|you requested).{0,30}(?:unavailable|available|removed|deleted|private|suspended|found|exist|broken)/,
  /this (?:content|page|post) isn.?t available/, /one moment,? please/, /just a moment/, /checking (?:your browser|if the site connection)/, /verify(?:ing)? (?:that )?you are (?:a )?human/,
  /(?:log|sign) ?in(?:to)? (?:to|or sign up|to continue|to see|to view|your account)/, /you must (?:log|sign) ?in/, /create (?:a|an|new) (?:free )?account/, /forgot(?:ten)? (?:your )?(?:password|account)/,
  /enable (?:javascript|cookies)/, /javascript is (?:not available|disabled)/, /access (?:to this page )?(?:has been )?denied/, /(?:404|403|502|503) (?:error|not found|forbidden|bad gateway)|error (?:404|403|502|503)/, /page not found/, /too many requests/,
  /something went wrong/, /try (?:again|reloading)/, /redirect notice/, /redirecting/, /are you a robot/, /unusual traffic/, /verification email/, /email notifications/, /maximum number of (?:stories|articles|free)/, /location to your tweets/, /previous page is sending you/, /you can view and join/, /sign in using you/, /enjoyed your preview/, /we use cookies/, /accept (?:all )?cookies/, /subscribe (?:now )?to (?:continue|read)/,
  /this post is for (?:paid )?subscribers/, /to complete your registration/, /already have an account/, /your notification has been saved/, /loading(?:\.\.\.|…)/, /please wait/, /service unavailable/, /temporarily (?:down|unavailable)/,
  /تسجيل الدخول/, /سجل الدخول/, /هذا المحتوي غير متاح/, /المحتوي غير متوفر/, /الصفحه غير موجوده/, /لم يتم العثور/, /نسيت كلمه (?:السر|المرور)/, /انشاء حساب/, /يرجي الانتظار/, /حدث خطا/, /غير متاح(?:ه)? (?:حاليا|الان)/,
  /contenu n.est pas disponible/, /connectez-vous/, /iniciar sesion/, /giris yap/, /melden sie sich an/,
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
 * @param body folded text
 * @param words how many words it has
 */
export function isWall(body: string, words: number): boolean {
  if (words < FEWEST_HARM_WORDS) return true;
  const start = body.slice(0, 6000);
  const telling = HARM.test(start);
  if (words <= MOST_WALL_WORDS && PHRASES.some((phrase) => phrase.test(start))) return !telling || words < FEWEST_WORDS * 2;
  return !telling && words < FEWEST_WORDS;
}
