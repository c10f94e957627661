import type { ChosenBody } from './body.ts';
import type { PageContext } from './features/context.ts';
import type { PageFacts } from './facts.ts';
import { articleObjects, typesOf } from './metadata/article-object.ts';
import type { ExtractionQuality } from './types.ts';

/** What the judgement of a page rests on. */
export interface JudgedPage {
  facts: PageFacts;
  context: PageContext;
  body: ChosenBody;
  title: string | null;
  text: string;
  url: string | undefined;
  /** An address, a date or an author of an article was found. */
  hasDate: boolean;
}

/** Texts shorter than this, in words, are looked at for what sites say in place of an article. */
const SHORT = 120;
const TINY = 25;
/** A log-in page says no more than this. */
const WALL = 60;

const ERROR = /\b(?:404|403|410|500|502|503)\b.{0,40}(?:error|not found|forbidden|unavailable)|page (?:not found|can(?:'|no)t be found|does(?:n't| not) exist|you (?:requested|are looking for))|(?:not found|no longer available|has been (?:removed|deleted))\b|(?:access|permission) denied|bad gateway|service unavailable|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|страница не найдена|الصفحة غير موجودة|لم يتم العثور|sayfa bulunamadı|something went wrong|internal server error/i;
const CHALLENGE = /(?:just a moment|one moment,? please|checking (?:your browser|if the site connection)|verify (?:you are|that you're|you're) (?:a )?human|enable (?:javascript and cookies|cookies)|are you a robot|unusual traffic|attention required|ddos protection|security check)/i;
const LOGIN = /(?:log ?in|sign ?in|log on|anmelden|einloggen|connectez-vous|inicia sesión|войдите|войти|تسجيل الدخول|سجل الدخول|giriş yap).{0,60}(?:to (?:continue|view|see|read|facebook)|or (?:sign|register)|um |pour |para |чтобы|لل|required|forgot|password|account)|you must (?:log|sign) ?in|this (?:post|content|page|account|video) (?:is|isn't|is not|is currently|may be)? ?(?:unavailable|private|not available|available right now)|when this happens, it's usually because the owner|create (?:new|an) account|هذا المحتوى غير متاح/i;
const PAYWALL = /(?:subscribe|subscription|subscriber|abonn|suscr[ií]b|assine|iscriviti|подпи[сш]|للمشتركين|اشترك|abone).{0,80}(?:to (?:continue|read|unlock|access)|continue reading|weiterlesen|full (?:article|access)|lire la suite|pour lire|seguir leyendo|para (?:ler|leer)|чтобы|لقراءة|okumak)|(?:continue|keep) reading (?:this article )?(?:for free )?with|already a (?:subscriber|member)|this (?:article|content|story) is (?:for|only available to|exclusive to) (?:subscribers|members)|(?:articles?|content) remaining|exklusiv für abonnenten|réservé aux abonnés/i;

/** Says what kind of page it is and how sure it is that `text` is an article, with a sentence for the reviewer where it is none. */
export function judge(page: JudgedPage): ExtractionQuality {
  // Where `articleBody` was taken, the text is longer than the blocks.
  const words = Math.max(page.body.blocks.reduce((sum, block) => sum + block.counts.words, 0), piecesOf(page.text));
  const score = scoreOf(page, words);
  const seen = words < SHORT ? `${page.title ?? ''}\n${page.facts.title ?? ''}\n${firstWords(page)}` : '';
  if (CHALLENGE.test(seen)) return { score: Math.min(score, 0.1), kind: 'ERROR_PAGE', reason: 'The site answered with a check for robots instead of the page.' };
  if (ERROR.test(seen)) return { score: Math.min(score, 0.1), kind: 'ERROR_PAGE', reason: 'The page says that what was asked for is not there.' };
  if (words < WALL && LOGIN.test(seen)) return { score: Math.min(score, 0.1), kind: 'LOGIN_WALL', reason: 'The page asks to log in, or says that the post is not available, instead of showing it.' };
  if (isCut(page, words)) return { score: Math.min(score, 0.4), kind: 'PAYWALL', reason: 'The text stops at a paywall: only its beginning could be read.' };
  if (isList(page, words)) return { score: Math.min(score, 0.2), kind: 'LIST_PAGE', reason: 'The page lists headlines of other pages and has no article of its own.' };
  if (words < TINY) return { score: Math.min(score, 0.2), kind: 'NO_ARTICLE', reason: 'No running text of an article was found on the page.' };
  if (isLive(page)) return { score, kind: 'LIVE_BLOG', reason: 'A live blog: its entries speak of different times and events.' };
  return { score, kind: 'ARTICLE', reason: null };
}

/** What white space parts a text into: one more than there are runs of it. */
function piecesOf(text: string): number {
  let pieces = 1;
  for (let at = 0, wasSpace = false; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSpace = code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code >= 0xa0 && WHITE.has(code);
    if (isSpace && !wasSpace) pieces += 1;
    wasSpace = isSpace;
  }
  return pieces;
}

/** White space beyond ASCII. */
const WHITE = new Set([0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

/** Mean likelihood of the chosen words, less for short texts and for pages without a headline or a date. */
function scoreOf(page: JudgedPage, words: number): number {
  let mass = 0;
  for (const block of page.body.blocks) mass += block.counts.words * (page.body.likelihoods[block.index] as number);
  const sure = words === 0 ? 0 : mass / words;
  const length = Math.min(1, words / 80);
  const told = (page.title === null ? 0.8 : 1) * (page.hasDate ? 1 : 0.9);
  return Math.round(sure * (0.3 + 0.7 * length) * told * 100) / 100;
}

/** The first texts of the page, short ones too: where a page has no article they are all there is. */
function firstWords(page: JudgedPage): string {
  return page.context.page.blocks.slice(0, 80).map((block) => block.text.slice(0, 300)).join('\n').slice(0, 6_000);
}

/** The page says that it must be paid for, and there is little text. */
function isCut(page: JudgedPage, words: number): boolean {
  if (words >= 250) return false;
  const said = articleObjects(page.facts, page.url).some((object) => /^false$/i.test(String(object['isAccessibleForFree'])));
  const notice = page.context.page.blocks.some((block) => block.counts.words < 60 && PAYWALL.test(block.text));
  return said ? words < 150 || notice : notice && words < 150;
}

/** Many linked headlines and next to no running text that belongs together. */
function isList(page: JudgedPage, words: number): boolean {
  const { blocks } = page.context.page;
  const headlines = blocks.filter((block) => block.counts.linkWords >= 4 && block.counts.linkWords >= block.counts.words * 0.6).length;
  const types = page.facts.jsonLd.flatMap(typesOf);
  const saysList = types.some((type) => type === 'CollectionPage' || type === 'SearchResultsPage') && !types.some((type) => /Article|Posting$/.test(type));
  if (saysList && headlines >= 8) return words < 400;
  const linked = page.body.blocks.reduce((sum, block) => sum + block.counts.linkWords, 0);
  return headlines >= 8 && ((linked > words * 0.6 && words < 600) || (words < 60 && headlines * 6 > words));
}

function isLive(page: JudgedPage): boolean {
  if (page.facts.jsonLd.some((object) => typesOf(object).includes('LiveBlogPosting'))) return true;
  const named = /live[- ]?(?:blog|ticker|updates?|text|feed|news)\b|\blive:|مباشر|تغطية مباشرة|en direct|en vivo|liveticker|минута за минутой|онлайн-трансляция/i.test(`${page.title ?? ''} ${page.url ?? ''}`);
  return named && page.facts.times.length >= 5;
}
