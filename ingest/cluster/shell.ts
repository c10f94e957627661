/**
 * Posts and pages come wrapped in their platform's own words. These are the same around every event, and the poster's name is the same on
 * all that he posts, so both make different events look alike. What is taken off here is a shell, never a sentence of the report.
 */

export interface Bared {
  title: string;
  text: string;
  /** When the shell says that it was posted, as written there; null where it doesn't say. */
  posted: string | null;
}

const POST_STAMP = /\d{1,2}:\d{2}\s?[AP]M\s*·\s*([A-Z][a-z]{2} \d{1,2}, \d{4})/;
const SHARED_STAMP = /([A-Z][a-z]+ \d{1,2}(?:, \d{4})?)(?: at \d{1,2}:\d{2}\s?[AP]M)? · Shared with [A-Z][a-z]+/;
const REACTIONS = /All reactions:|Loading seems to be taking a while|Most relevant/;
const HANDLE = /^[^@\n]{0,70}@[A-Za-z0-9_]{2,15}/gm;
const TITLE_POSTER = /^[^"“]{0,90} on (?:X|Twitter): ["“]/;
/** "NAME NAME what he posted": pages put the poster before his post, often twice. */
const REPEATED_START = /^(.{4,60}?)(?: - | )\1(?:(?: - | )\1)?(?: - | |$)/s;
const TITLE_TAIL = /\s(?:-|–|\||»)\s[^-–|»]{2,60}$/;

const ADDRESS = /(?:https?:\/\/|www\.|pic\.twitter\.com)[^\s\u0621-\u064a]{1,400}/g;

const TAIL = /^(?:مقالات ذات صلة|مقالات متعلقة|اخبار ذات صلة|أخبار ذات صلة|الأكثر قراءة|اقرأ أيضا.{0,3}|اترك تعليقا.{0,20}|related (?:news|articles|posts|stories)|trending stories|read more|prev post|leave a (?:reply|comment)|more stories)\s*:?$/i;
const CHROME = [
  /^(?:post|posts|conversation|log in|sign up|see new posts|advertisement|share|print|email|close|more|like|liked|reply|undo|twitter|facebook|pinterest|google|whatsapp|telegram|linkedin|copy link|tweet|retweet(?:ed)?|play|pause|photos?|videos?)$/i,
  /^(?:copy link to tweet|(?:embed|report) tweet|report netzdg violation|back to top.*|show this thread|(?:prev|next) post|most relevant|view \d+ .*|sign in|subscribe.{0,40}|follow us.*)$/i,
  /^[\d.,]+\s?[kmb]?(?:\s(?:likes?|retweets?|replies|reply|views?|comments?|shares?))?$/i,
  /^\d{1,3}[ymwdh]$/,
  /^\d{1,2}:\d{2}\s+\S.{0,160}$/,
  /^(?:twitter may be over capacity|loading seems to be|thanks\. twitter will use|please enable javascript|there was a problem saving|your notification has been|email notifications are only|sign up for|already have an account|copyright|©|\(©|like this:|share this:|stay up to date|join the conversation|follow \w+ on|we have sent you a|if you do not receive the verification|just one more thing|telegram: contact)/i,
  /['’]s post$/i,
  /verified account$/i,
  /^(?:الرئيسية|التالي|السابق|مشاركة|طباعة|تعليقات?|شارك(?: هذا الموضوع| الخبر على)?\s*:?|تويتر|فيسبوك|تلغرام|اتصل بنا|من نحن|النشرة البريدية|تابعنا على\s*:?)$/,
];

/** The title and text without their platform's shell, linear in the text's length. */
export function bare(title: string, text: string): Bared {
  const posted = POST_STAMP.exec(text)?.[1] ?? SHARED_STAMP.exec(text)?.[1] ?? null;
  return { title: bareTitle(title), text: bareText(text), posted };
}

function bareTitle(written: string): string {
  const title = written.replace(REPEATED_START, '');
  const quoted = title.replace(TITLE_POSTER, '').replace(/["”]\s*(?:\/ (?:X|Twitter)).*$/, '');
  const words = quoted.replace(/ (?:Facebook|Verified account|Shared with [A-Z][a-z]+)\b/g, '');
  const short = words.replace(TITLE_TAIL, '');
  return short.length >= 20 ? short : words;
}

function bareText(text: string): string {
  const stamp = POST_STAMP.exec(text);
  const end = stamp === null ? text.length : stamp.index;
  const open = text.slice(0, end).replace(SHARED_STAMP, '\n');
  const reactions = open.search(REACTIONS);
  const body = (reactions > 60 ? open.slice(0, reactions) : open).replace(HANDLE, '').replace(ADDRESS, ' ');
  const kept: string[] = [];
  let length = 0;
  for (const line of body.split('\n')) {
    const trimmed = line.replace(/[\u200e\u200f\ufeff]/g, '').trim();
    if (trimmed === '') continue;
    if (trimmed.length < 60 && TAIL.test(trimmed) && length > 200) break;
    if (CHROME.some((pattern) => pattern.test(trimmed))) continue;
    kept.push(trimmed);
    length += trimmed.length;
  }
  return kept.join('\n');
}
