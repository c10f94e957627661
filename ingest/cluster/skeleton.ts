/**
 * The consonants of a name, so that "Jisr al-Shughur" and "جسر الشغور" meet: English reports spell Arabic names in many ways, and differ in vowels
 * most. Letters that transliterations mix up are one. Lossy on purpose; a match is a hint and never proof.
 */

const ARABIC: Record<string, string> = {
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'x', د: 'd', ذ: 'z', ر: 'r', ز: 'z', س: 's', ش: '$', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'g', ف: 'f',
  ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', پ: 'b', چ: '$', گ: 'k', ڤ: 'f',
};
const LATIN: [RegExp, string][] = [
  [/^(?:al|ad|ar|as|ash|at|an|az|el)[-’']/, ''], [/sh|ch/g, '$'], [/kh/g, 'x'], [/gh/g, 'g'], [/th/g, 't'], [/dh/g, 'z'], [/ph/g, 'f'], [/dj/g, 'j'], [/[qc]/g, 'k'],
  [/p/g, 'b'], [/v/g, 'f'], [/x(?=e)/g, 'ks'],
];
const SILENT = /[^bcdfghjklmnrstxz$]/g;
const ARABIC_SCRIPT = /[\u0621-\u06ff]/;

/** Skeleton of a folded word, '' where fewer than `least` consonants are left. */
export function skeleton(folded: string, least: number): string {
  let bones = ARABIC_SCRIPT.test(folded) ? Array.from(folded.replace(/^[وبل]?ال(?=..)/, ''), (letter) => ARABIC[letter] ?? '').join('') : latinBones(folded);
  bones = bones.replace(/(.)\1+/g, '$1').replace(/(?<=..)h$/, '');
  return bones.length >= least ? bones : '';
}

function latinBones(folded: string): string {
  let bones = folded.replace(/['’]s$/, '');
  for (const [pattern, letter] of LATIN) bones = bones.replace(pattern, letter.replace('$', '$$$$'));
  return bones.replace(SILENT, '');
}
