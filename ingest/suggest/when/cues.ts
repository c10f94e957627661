/** Words around a date that tell what the date is of. Matched in the text as it stands; Arabic spellings with and without hamza. */

const HARM_ENGLISH = /\b(?:kill|dead\b|die[sd]?\b|death|wound|injur|strike|struck|airstrike|raid|shell|bomb|attack|shot\b|shooting|gunfire|gunned|explo|blast|target|hit\b|massacre|casualt|victim|drone|missile|rocket|mortar|artillery|mine\b|stabb|murder|homicide|slain)/i;
const HARM_ARABIC = /(?:قتل|قُتل|قتي|ستشه|شهيد|شهداء|جرح|جريح|[أا]صيب|[أا]صاب|[إا]صاب|قصف|غار[ةه]|غارات|ستهد|نفجا|نفجر|ضرب|مجزر|ضحايا|ضحي|هجوم|هجم|قذائف|قذيف|صاروخ|صواريخ|وفا[ةه]|توفي|لغم|[أا]لغام|مسي[ّ]?ر|طائر|[إا]طلاق|رصاص|مدفع|شظايا|تفجير|عبوة|إنزال|اشتباك)/;

/** Does the passage speak of an attack or of people hurt? */
export function isHarmful(passage: string): boolean {
  return HARM_ENGLISH.test(passage) || HARM_ARABIC.test(passage);
}

const BACKGROUND_BEFORE = /(?:\bsince|\bbegan in|\bstarted in|\bfrom|\buntil|\bborn (?:in|on)|\banniversary of|\bin the (?:first|previous|earlier)(?: \p{L}+)?,|\bafter|\bbefore|منذ|ذكرى|بعد|قبل|حتى|مواليد|اندلاع|منتصف|مطلع)\s+(?:[\p{L}]+\s+){0,2}$/iu;

/** "since May 2014", منذ آذار 2011: the date begins a time, or something else happened on it. */
export function isBackground(before: string): boolean {
  return BACKGROUND_BEFORE.test(before);
}

const TREATY = /(?:\b(?:agreement|ceasefire|cease-fire|truce|accord|signed|treaty|deal)\b|اتفاق|الموق[ّ]?ع|موسكو|أستانة|سوتشي|هدنة|معاهدة|مذكرة)/iu;

/** The date of an agreement, that reports of breaches name in their last lines. */
export function isTreaty(passage: string): boolean {
  return TREATY.test(passage);
}

const STATEMENT_BEFORE = /\b(?:said|says|told|announced|stated|tweeted|posted|wrote|added|confirmed|statement|interview|conference|report|released|update|spokes\w+)\b,?(?:\s+[\p{L}'’]+){0,4}\s*$/iu;
const STATEMENT_ARABIC = /(?:قال|قالت|ذكر|ذكرت|أعلن|أعلنت|صرح|صرحت|بيان|تصريح|كتب|غرد|أكد|أكدت|نشر|نشرت)[\s،,]*(?:[\p{L}]+[\s،,]+){0,4}$/u;

/** "police said on Friday": the day of the words, not of the deed. */
export function isStatement(before: string, language: string): boolean {
  return language === 'ar' ? STATEMENT_ARABIC.test(before) : STATEMENT_BEFORE.test(before);
}

const STATEMENT_BEHIND = /^,?\s+(?:rejected|denied|dismissed|acknowledged|accepted|admitted|said|announced|confirmed|condemned|promised|apologi[sz]ed)\b/i;

/** "The army on Tuesday denied": the same with the date before the verb. */
export function isStatementDay(behind: string): boolean {
  return STATEMENT_BEHIND.test(behind);
}

const AFTERMATH = /\b(?:arrest\w*|charged|court|hearing|arraign\w*|sentenc\w*|plead\w*|pleaded|convicted|indict\w*|autops\w*|identified|vigil|funeral|buried|released|trial|jury|judge|scheduled|appear\w*|affidavit|booked|custody|surrender\w*|turned himself in|jail\w*|ruled)\b/i;
const AFTERMATH_ARABIC = /(?:تشييع|جناز|دفن|اعتقال|محكمة|محاكم|تحقيق|زيار[ةه]|اجتماع|مؤتمر)/;

/** Is it about what came after: arrests, courts, funerals, meetings? */
export function isAftermath(passage: string): boolean {
  return AFTERMATH.test(passage) || AFTERMATH_ARABIC.test(passage);
}

const TO_COME = /\b(?:will be|will appear|is expected|are expected|scheduled|is due|upcoming)\b|(?:سيعقد|من المقرر|المزمع|المتوقع أن)/i;

/** Is it about something announced for later? */
export function isToCome(passage: string): boolean {
  return TO_COME.test(passage);
}
