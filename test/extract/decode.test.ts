import { describe, expect, test } from '@jest/globals';
import { decodePage } from '../../ingest/extract/decode.ts';

/** "Water station in the city: supplies stop" in Arabic, as windows-1256 writes it. */
const ARABIC = 'توقفت محطة المياه في المدينة عن العمل، وقال السكان إنهم بلا ماء منذ ثلاثة أيام';
const WINDOWS_1256 = new Map(Array.from('ءآأؤإئابةتثجحخدذرزسشصض', (letter, at) => [letter, 0xc1 + at] as const));
for (const [letter, byte] of [['ط', 0xd8], ['ظ', 0xd9], ['ع', 0xda], ['غ', 0xdb], ['ـ', 0xdc], ['ف', 0xdd], ['ق', 0xde], ['ك', 0xdf], ['ل', 0xe1], ['م', 0xe3], ['ن', 0xe4], ['ه', 0xe5], ['و', 0xe6], ['ى', 0xec], ['ي', 0xed], ['،', 0xa1]] as const) WINDOWS_1256.set(letter, byte);

function asWindows1256(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => WINDOWS_1256.get(letter) ?? letter.charCodeAt(0));
}

const page = (text: string, meta = ''): string => `<html><head>${meta}<title>x</title></head><body><p>${text}</p></body></html>`;

describe('decodePage', () => {
  test('a byte-order mark wins over the header', () => {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page('naïve'), 'utf16le')]));
    expect(decodePage(bytes, { contentType: 'text/html; charset=utf-8' })).toMatchObject({ encoding: 'UTF-16LE', from: 'BOM' });
    expect(decodePage(bytes).text).toContain('naïve');
  });

  test('the header wins over meta', () => {
    const found = decodePage(asWindows1256(page(ARABIC, '<meta charset="iso-8859-1">')), { contentType: 'text/html; charset=windows-1256' });
    expect(found).toMatchObject({ encoding: 'windows-1256', from: 'HEADER', wrongDeclaration: null });
    expect(found.text).toContain(ARABIC);
  });

  test('meta is read where the header says nothing', () => {
    const found = decodePage(asWindows1256(page(ARABIC, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')), { contentType: 'text/html' });
    expect(found).toMatchObject({ encoding: 'windows-1256', from: 'META' });
    expect(found.text).toContain(ARABIC);
  });

  test('undeclared Arabic is detected', () => {
    const found = decodePage(asWindows1256(page(ARABIC.repeat(4))));
    expect(found).toMatchObject({ from: 'DETECTED', encoding: 'windows-1256' });
    expect(found.text).toContain(ARABIC);
  });

  test('UTF-8 under a Latin label is noticed', () => {
    const found = decodePage(Buffer.from(page(ARABIC)), { contentType: 'text/html; charset=iso-8859-1' });
    expect(found).toMatchObject({ encoding: 'UTF-8', from: 'DETECTED', wrongDeclaration: 'windows-1252' });
    expect(found.text).toContain(ARABIC);
  });

  test('windows-1256 under a UTF-8 label is noticed', () => {
    const found = decodePage(asWindows1256(page(ARABIC.repeat(4))), { contentType: 'text/html; charset=utf-8' });
    expect(found.wrongDeclaration).toBe('UTF-8');
    expect(found.text).toContain(ARABIC);
  });

  test('whole words beyond ASCII under a Western label are noticed, in header, in meta and in both', () => {
    const western = '<meta charset="iso-8859-1">';
    for (const [meta, contentType] of [['', 'text/html; charset=iso-8859-1'], [western, 'text/html'], [western, 'text/html; charset=windows-1252']] as const) {
      const found = decodePage(asWindows1256(page(ARABIC.repeat(4), meta)), { contentType });
      expect(found).toMatchObject({ encoding: 'windows-1256', from: 'DETECTED', wrongDeclaration: 'windows-1252' });
      expect(found.text).toContain(ARABIC);
    }
    // What the page itself declares is asked before its bytes are.
    expect(decodePage(asWindows1256(page(ARABIC.repeat(4), '<meta charset="windows-1256">')), { contentType: 'text/html; charset=iso-8859-1' })).toMatchObject({ encoding: 'windows-1256' });
  });

  test.each([
    ['Finnish', 'Hän näki määrän väärästä päästä, ja töitä jäi vielä yöksikin. '], ['Icelandic', 'Þórður og Æsa sáu að áin var í flóði við brúna. '],
    ['French', 'Déjà l’été, à Orléans, où les élèves étaient fâchés. '],
  ])('a Western page stays one: %s', (_language, text) => {
    const bytes = encoded(page(text.repeat(30)), 'windows-1252');
    expect(decodePage(bytes, { contentType: 'text/html; charset=iso-8859-1' })).toMatchObject({ encoding: 'windows-1252', from: 'HEADER', wrongDeclaration: null, text: expect.stringContaining(text) });
  });

  test('a few broken bytes do not make a UTF-8 page another', () => {
    const bytes = Buffer.concat([Buffer.from(page(ARABIC)), Buffer.from([0xff, 0xfe, 0x80])]);
    expect(decodePage(bytes, { contentType: 'text/html; charset=utf-8' })).toMatchObject({ encoding: 'UTF-8', from: 'HEADER', wrongDeclaration: null });
  });

  test('gb18030 and curly quotes of windows-1252 come out right', () => {
    const chinese = Uint8Array.from([0x3c, 0x70, 0x3e, 0xd6, 0xd0, 0xb9, 0xfa, 0x3c, 0x2f, 0x70, 0x3e]);
    expect(decodePage(chinese, { contentType: 'text/html; charset=gb18030' }).text).toBe('<p>中国</p>');
    const quoted = Uint8Array.from([0x93, 0x61, 0x94, 0x20, 0x96]);
    expect(decodePage(quoted, { contentType: 'text/html; charset=windows-1252' }).text).toBe('“a” –');
  });

  test('unknown labels and empty pages are no error', () => {
    expect(decodePage(new Uint8Array(0)).text).toBe('');
    expect(decodePage(Buffer.from('plain'), { contentType: 'text/html; charset=klingon' }).text).toBe('plain');
    expect(decodePage(Buffer.from('<meta charset="x-user-defined">a')).text).toContain('a');
  });

  test('an XML declaration counts for feeds', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><a>x</a>');
    expect(decodePage(bytes, { xml: true })).toMatchObject({ encoding: 'ISO-8859-2', from: 'META' });
  });
});

/** A text in an encoding, by trying what each byte, or pair of bytes, stands for. */
function encoded(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, number[]>();
  for (let first = 0xff; first >= 0; first -= 1) {
    for (let second = 0xff; first >= 0x80 && second >= 0x40; second -= 1) bytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  }
  for (let first = 0xff; first >= 0; first -= 1) bytes.set(decoder.decode(Uint8Array.of(first)), [first]);
  return Uint8Array.from(Array.from(text).flatMap((letter) => bytes.get(letter) ?? []));
}

const RUSSIAN = 'Вода в городе: снабжение прекратилось после обстрела, сообщили жители. ';
const JAPANESE = '市内の給水所が攻撃を受け、住民への供給が止まったと当局が伝えた。';
const KOREAN = '도시의 급수 시설이 공격을 받아 주민들에게 물 공급이 중단되었다고 당국이 밝혔다. ';
const CHINESE = '市內供水站遭到襲擊，居民供水中斷，當局表示正在搶修。';

describe('Cyrillic and East Asian pages', () => {
  test.each([
    ['windows-1251', RUSSIAN], ['KOI8-R', RUSSIAN], ['ISO-8859-5', RUSSIAN], ['Shift_JIS', JAPANESE], ['EUC-JP', JAPANESE], ['EUC-KR', KOREAN], ['Big5', CHINESE],
  ])('%s, declared by header and by meta, and not at all', (label, text) => {
    const bytes = encoded(page(text.repeat(6)), label);
    expect(decodePage(bytes, { contentType: `text/html; charset=${label}` })).toMatchObject({ from: 'HEADER', text: expect.stringContaining(text) });
    expect(decodePage(encoded(page(text.repeat(6), `<meta charset="${label}">`), label))).toMatchObject({ from: 'META', text: expect.stringContaining(text) });
    expect(decodePage(bytes)).toMatchObject({ from: 'DETECTED', text: expect.stringContaining(text) });
  });
});
