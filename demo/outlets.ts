import type { Language, OutletId } from './page.ts';

export type LayoutName = 'broadsheet' | 'wire' | 'smalltown' | 'portal' | 'bulletin';

export interface Outlet {
  id: OutletId;
  /** As its pages and `og:site_name` give it, with the mark that it is invented. */
  name: string;
  language: Language;
  /** ISO 3166-1 alpha-2 of the seat that it pretends to have. */
  country: string;
  kind: 'NEWS_OUTLET' | 'WIRE_AGENCY' | 'ORGANISATION';
  /** Admiralty letter, A completely reliable to F cannot be judged. */
  reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  layout: LayoutName;
  charset: 'utf-8' | 'windows-1256';
  /** Whether a page tells the minute of its publication (in its metadata) or the day only (in words). */
  dateShown: 'INSTANT' | 'DAY';
  sections: string[];
}

/** The invented outlets, by id. */
export const outlets: Record<OutletId, Outlet> = {
  wire: {
    id: 'wire', name: 'Meridian Wire (demonstration)', language: 'en', country: 'GB', kind: 'WIRE_AGENCY', reliability: 'B',
    layout: 'wire', charset: 'utf-8', dateShown: 'INSTANT', sections: ['World', 'Markets', 'Sport'],
  },
  'northern-courier': {
    id: 'northern-courier', name: 'The Northern Courier (demonstration)', language: 'en', country: 'GB', kind: 'NEWS_OUTLET', reliability: 'C',
    layout: 'broadsheet', charset: 'utf-8', dateShown: 'INSTANT', sections: ['World', 'Region', 'Culture', 'Weather'],
  },
  'harbour-post': {
    id: 'harbour-post', name: 'Harbour Post (demonstration)', language: 'en', country: 'IE', kind: 'NEWS_OUTLET', reliability: 'C',
    layout: 'smalltown', charset: 'utf-8', dateShown: 'DAY', sections: ['World', 'Town', 'Sport'],
  },
  'plains-gazette': {
    id: 'plains-gazette', name: 'Plains Gazette (demonstration)', language: 'en', country: 'CA', kind: 'NEWS_OUTLET', reliability: 'D',
    layout: 'smalltown', charset: 'utf-8', dateShown: 'DAY', sections: ['World', 'Farming', 'Town'],
  },
  'lakeside-herald': {
    id: 'lakeside-herald', name: 'Lakeside Herald (demonstration)', language: 'en', country: 'NZ', kind: 'NEWS_OUTLET', reliability: 'D',
    layout: 'smalltown', charset: 'utf-8', dateShown: 'DAY', sections: ['World', 'Lake', 'Town'],
  },
  sahra: {
    id: 'sahra', name: 'صحيفة الصحراء اليوم (عرض تجريبي)', language: 'ar', country: 'JO', kind: 'NEWS_OUTLET', reliability: 'C',
    layout: 'portal', charset: 'utf-8', dateShown: 'INSTANT', sections: ['أخبار', 'اقتصاد', 'رياضة'],
  },
  furat: {
    id: 'furat', name: 'مرآة الفرات (عرض تجريبي)', language: 'ar', country: 'SY', kind: 'NEWS_OUTLET', reliability: 'D',
    layout: 'smalltown', charset: 'windows-1256', dateShown: 'DAY', sections: ['أخبار', 'محليات', 'ثقافة'],
  },
  relief: {
    id: 'relief', name: 'Relief Lantern (demonstration)', language: 'en', country: 'CH', kind: 'ORGANISATION', reliability: 'B',
    layout: 'bulletin', charset: 'utf-8', dateShown: 'INSTANT', sections: ['Water', 'Food', 'Health', 'Power'],
  },
};
