/** What stands where a text should: log-in walls, consent pages, error pages, robots' checks. */
const WALL = [
  'this post is unavailable', 'this page is unavailable', 'this content is unavailable', "this content isn't available", 'this video is unavailable', 'page not found', 'not found', 'no longer available',
  "page isn't available", 'page doesn’t exist', "page doesn't exist", 'one moment, please', 'just a moment', 'checking your browser', 'verify you are human', 'verifying you are human', 'are you a robot',
  'not a robot', 'enable javascript', 'javascript is disabled', 'javascript is not available', 'access denied', 'forbidden', 'service unavailable', 'bad gateway', 'error 404', 'error 403', '404',
  'log in', 'log into', 'login', 'sign in', 'sign up', 'create new account', 'create an account', 'forgot password', 'forgotten password', 'forgot account', 'you must log in', 'subscribe to continue',
  'subscribe to read', 'already a subscriber', 'we use cookies', 'accept cookies', 'cookie policy', 'redirect notice', 'domain is for sale', 'account suspended', 'security check', 'captcha', 'cloudflare',
  'something went wrong', 'try again', 'temporarily blocked', 'see posts, photos and more', 'join facebook', 'never miss a post',
  'تسجيل الدخول', 'سجل الدخول', 'سجّل الدخول', 'إنشاء حساب', 'الصفحة غير موجودة', 'غير متوفرة', 'غير متاح', 'غير متوفر', 'هل نسيت كلمة', 'نسيت الحساب', 'خطأ 404', 'لحظة من فضلك',
];
/** A wall says so at once; a footer that offers a log-in behind an article is none. */
const HEAD = 600;

/** How many of a wall's phrases the text opens with. */
export function countWallPhrases(text: string): number {
  const head = text.slice(0, HEAD).toLowerCase().replace(/’/g, "'");
  return WALL.filter((phrase) => head.includes(phrase)).length;
}
