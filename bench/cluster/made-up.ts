import type { Labelled } from './data.ts';

/**
 * Reports of invented events in one style each: what real sets hold too few of are monitors' notices that differ in the town or the day alone, and archives of a few dozen
 * texts, in which every word is rare. Deterministic.
 */

const MEANS: [english: string, arabic: string][] = [
  ['air strike', 'غارة جوية'], ['shelling', 'قصف مدفعي'], ['drone strike', 'قصف من طائرة مسيرة'], ['rocket attack', 'قصف صاروخي'], ['landmine explosion', 'انفجار لغم أرضي'], ['shooting', 'إطلاق نار'],
];
const SITES: [english: string, arabic: string][] = [
  ['a market', 'السوق'], ['a school', 'مدرسة'], ['a house', 'منزل'], ['a car', 'سيارة'], ['a camp', 'مخيم'], ['a bakery', 'فرن'], ['farmland', 'أراض زراعية'], ['a clinic', 'مستوصف'], ['the main road', 'الطريق الرئيسي'], ['a mosque', 'مسجد'],
];
const SYLLABLES: [english: string, arabic: string][] = [
  ['ka', 'كا'], ['far', 'فر'], ['tal', 'تل'], ['ram', 'رام'], ['deir', 'دير'], ['sar', 'سر'], ['min', 'مين'], ['bash', 'بش'], ['lan', 'لان'], ['zur', 'زور'],
  ['mar', 'مار'], ['hab', 'حب'], ['dan', 'دان'], ['ser', 'سير'], ['jub', 'جوب'], ['nor', 'نور'], ['wad', 'واد'], ['tis', 'تيس'], ['gol', 'غول'], ['qam', 'قم'],
];
/** Towns that a gazetteer knows, for every other archive; what happens there is made up. */
const TOWNS: [english: string, arabic: string][] = [
  ['Sarmin', 'سرمين'], ['Kansafra', 'كنصفرة'], ['Ariha', 'أريحا'], ['Binnish', 'بنش'], ['Saraqib', 'سراقب'], ['Morek', 'مورك'], ['Jarablus', 'جرابلس'], ['Talbiseh', 'تلبيسة'], ['Manbij', 'منبج'], ['Kobani', 'كوباني'],
  ['Marea', 'مارع'], ['Azaz', 'أعزاز'], ['Rastan', 'الرستن'],
];
const FILLER = `Local sources told the agency that rescue teams reached the site within the hour and took the wounded to hospital. Residents spoke of a loud explosion and of smoke that was seen
from afar. Officials did not comment at once. The area has seen repeated attacks in recent weeks, and humanitarian organisations have called for the protection of civilians. A spokesman said that an
inquiry was under way, while monitors gathered testimonies, photographs and videos from the scene.`.split(/(?<=\.)\s+/);

export interface Event {
  town: [english: string, arabic: string];
  victim: [english: string, arabic: string];
  means: number;
  site: number;
  killed: number;
  injured: number;
  /** Days since 1970-01-01. */
  day: number;
}

export type Random = () => number;

/** A small generator with a 32-bit state (mulberry32), 0 ≤ number < 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function makeEvent(random: Random, town: Event['town'], day: number): Event {
  const upTo = (most: number) => Math.floor(random() * most);
  const [first, last] = [makeName(random), makeName(random)];
  return {
    town, day, victim: [`${first[0]} ${last[0]}`, `${first[1]} ${last[1]}`],
    means: upTo(MEANS.length), site: upTo(SITES.length), killed: 1 + upTo(12), injured: upTo(30),
  };
}

export function makeName(random: Random): [string, string] {
  const parts = Array.from({ length: 2 + Math.floor(random() * 2) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!);
  const english = parts.map(([part]) => part).join('');
  return [english[0]!.toUpperCase() + english.slice(1), parts.map(([, part]) => part).join('')];
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const ARABIC_MONTHS = ['كانون الثاني', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول', 'تشرين الأول', 'تشرين الثاني', 'كانون الأول'];

/** How many ways of telling an event there are. */
export const STYLES = 5;

/** Tells an event in one of `STYLES` ways; `later` days after it, with a toll that has risen by as much. */
export function tell(event: Event, style: number, later: number, random: Random): { title: string; text: string; publishedAt: string } {
  const date = new Date(event.day * 86_400_000);
  const [weekday, dayOfMonth, month] = [DAYS[date.getUTCDay()]!, date.getUTCDate(), date.getUTCMonth()];
  const [killed, injured] = [event.killed + later, event.injured];
  const [means, arabicMeans] = MEANS[event.means]!;
  const [site, arabicSite] = SITES[event.site]!;
  const [[town, arabicTown], [victim, arabicVictim]] = [event.town, event.victim];
  const filler = Array.from({ length: 2 + Math.floor(random() * 4) }, () => FILLER[Math.floor(random() * FILLER.length)]!).join(' ');
  const [title, text] = ([
    [`${killed} killed in ${means} on ${town}`, `${killed} civilians were killed and ${injured} were wounded in a ${means} on ${site} in the town of ${town} on ${weekday}, rescuers said. ${filler}`],
    [`${town}: ${means} hits ${site}`, `A ${means} hit ${site} in ${town} on ${dayOfMonth} ${MONTHS[month]}, and ${killed} people, among them ${victim}, died. ${filler}`],
    [`Toll of ${town} attack stands at ${killed}`, `The dead of ${weekday}'s attack on ${town} include ${victim}, residents said. ${filler} In all, ${killed} were killed and ${injured} injured when ${site} was struck.`],
    ['', `مقتل ${killed} مدنيين وإصابة ${injured} آخرين بجروح إثر ${arabicMeans} استهدف ${arabicSite} في بلدة ${arabicTown}، ${dayOfMonth} ${ARABIC_MONTHS[month]}.`],
    [`${arabicMeans} على ${arabicTown}`, `أدى ${arabicMeans} على بلدة ${arabicTown} إلى مقتل ${killed} أشخاص بينهم ${arabicVictim}، بحسب مصادر محلية. وأضافت المصادر أن ${arabicSite} تعرض لأضرار كبيرة.`],
  ] as const)[style % STYLES]!;
  return { title, text, publishedAt: new Date((event.day + later) * 86_400_000).toISOString().slice(0, 10) };
}

/** An archive of a few dozen reports: towns come up again days or weeks later, and several are struck on one day. */
export function makeArchive(seed: number): Labelled[] {
  const random = randomFrom(seed);
  const towns = Array.from({ length: 5 }, (_, i) => (seed % 2 === 0 ? makeName(random) : TOWNS[(seed * 5 + i * 3) % TOWNS.length]!));
  const start = 16_000 + Math.floor(random() * 3000);
  const texts: Labelled[] = [];
  for (let i = 0; i < 12; i += 1) {
    const event = makeEvent(random, towns[i % towns.length]!, start + [0, 0, 0, 7, 7, 9, 14, 14, 30, 33, 60, 200][i]!);
    const house = Math.floor(random() * STYLES);
    for (let report = Math.floor(random() * 4); report >= 0; report -= 1) {
      const style = random() < 0.4 ? house : Math.floor(random() * STYLES);
      texts.push({ id: `${seed}-${i}-${report}`, incident: `${seed}-${i}`, ...tell(event, style, random() < 0.3 ? 1 : 0, random) });
    }
  }
  return texts;
}
