/**
 * A name's consonants in one alphabet for both scripts, after the usual transliterations: Kansafra, Kensefra and كنصفرة are all knsfr. Vowels,
 * w, y, h at the end and doubled letters go, since the press writes them at will; so do the differences that Latin letters can't keep
 * (ت ط, س ص, د ض, ه ح).
 */
export function skeletonOf(key: string): string {
  return key.split(' ').map(wordSkeleton).join(' ');
}

const ARABIC: Record<string, string> = {
  ب: 'b', پ: 'b', ت: 't', ث: 't', ج: 'j', چ: 'j', ح: 'h', خ: 'k', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 's', ص: 's', ض: 'd', ط: 't', ظ: 'z',
  غ: 'g', ف: 'f', ڤ: 'f', ق: 'k', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ه: 'h',
};

const LATIN: [RegExp, string][] = [
  [/dsh|tch|ch/g, 's'], [/dj/g, 'j'], [/[sz]h/g, 's'], [/kh|gh(?=$)/g, 'k'], [/gh/g, 'g'], [/th/g, 't'], [/dh/g, 'd'], [/ph|v/g, 'f'], [/[qc]/g, 'k'], [/p/g, 'b'], [/x/g, 'ks'],
];

function wordSkeleton(word: string): string {
  const code = word.charCodeAt(0);
  let letters = '';
  if (code >= 0x621 && code <= 0x6d3) for (const letter of word) letters += ARABIC[letter] ?? '';
  else {
    letters = word;
    for (const [from, to] of LATIN) letters = letters.replace(from, to);
    letters = letters.replace(/[^bdfghjklmnrstz]/g, '');
  }
  return letters.replace(/h$/, '').replace(/(.)\1+/g, '$1');
}
