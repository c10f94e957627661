/**
 * Text as windows-1256 bytes, the old code page of the Arabic press. The table is the decoder's, turned round; a
 * character that the page lacks becomes a numeric reference, as browsers do on submitting a form. HTML only.
 */
export function encodeWindows1256(html: string): Buffer {
  const bytes: number[] = [];
  for (const character of html) {
    const byte = byteOf.get(character);
    if (byte !== undefined) bytes.push(byte);
    else bytes.push(...Buffer.from(`&#${character.codePointAt(0)};`, 'latin1'));
  }
  return Buffer.from(bytes);
}

const byteOf = new Map(Array.from(
  new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  (character, byte) => [character, byte] as const,
));
