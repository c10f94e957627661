import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { DeskError } from '../errors.ts';

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

/** OWASP's first choice for argon2id: 46 MiB, one pass, one lane. */
const COST = { memory: 47_104, passes: 1, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** What a stored hash may ask for at most, so that a row written by someone else can't stop the desk. */
const MOST = { memory: 1 << 20, passes: 16, parallelism: 8 };

const SHORTEST = 12;
const LONGEST = 200;

/** @throws DeskError BAD_USER_INPUT */
export function checkPassword(password: string): void {
  if (password.length < SHORTEST || password.length > LONGEST) throw new DeskError('BAD_USER_INPUT', `A password has ${SHORTEST} to ${LONGEST} characters`);
}

/** argon2id in PHC form, `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', { message: normal(password), nonce, ...COST, tagLength: TAG_BYTES });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/** Compares in constant time. A hash that is not of our form matches nothing. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
  if (!match) return false;
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number];
  if (memory > MOST.memory || passes > MOST.passes || parallelism > MOST.parallelism) return false;
  const nonce = Buffer.from(match[4] ?? '', 'base64');
  const expected = Buffer.from(match[5] ?? '', 'base64');
  const tag = await derive('argon2id', { message: normal(password), nonce, memory, passes, parallelism, tagLength: expected.length });
  return timingSafeEqual(tag, expected);
}

/** 20 letters and digits, 100 bits, in groups that can be read out. */
export function generatePassword(): string {
  return randomWord(20).replace(/(.{5})(?=.)/g, '$1-');
}

/** 32 of them, which divides 256: each is as likely. Letters that look alike are left out. */
const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';

function randomWord(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** One password typed on two keyboards must be one password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
