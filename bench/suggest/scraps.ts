/** Scraps that the rules look for, so that random texts walk through them in every order. */
export const SCRAPS = [
  'killed', 'at least', 'between', '5', 'and', '9', '٣', '1,000', '2.4 million', 'civilians', 'children', 'wounded', '. ', ', ', '\n', '"', '”', ' – ', 'said', 'according to',
  'the Coalition', 'US-led Coalition', 'Airwars', 'SNHR', 'Israeli', 'raid', 'strikes', 'in June 2019', 'since', 'on Monday', 'last month', 'percent', 'rise', 'Raqqa', 'Syria',
  'trapped', 'food', 'water', 'UNICEF', 'Lieutenant General Stephen Hall', 'denied', 'he', 'it', 'ـ', '\ud800', '\u0000', '\u202e', '👩‍👩‍👧', 'é', 'ﻻ', '%', 'وثق', 'المرصد السوري', 'مقتل',
  'طفلين', 'قصف', 'النظام', 'التحالف', 'منذ', 'آذار 2019', 'حتى', 'نفى', 'محاصرين', 'الغذاء', 'قـ ـصف', '###', '((((', '1-2-3-4-5', 'a'.repeat(50),
];
