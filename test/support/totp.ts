import { createHmac } from 'node:crypto';

/** What an authenticator shows for an `otpauth:` address (RFC 6238: six digits of HMAC-SHA1 over the half minute). */
export function totp(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret')!;
  const bits = secret.replaceAll('=', '').split('').map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}
