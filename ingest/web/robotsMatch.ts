import type { RobotsRule } from './robots.ts';

/**
 * Whether rules let a URL be fetched: the longest pattern that matches decides, of two equally long ones Allow.
 *
 * Paths are compared twice, byte by byte (as Google's matcher does) and with percent-encoding evened out (as the RFC's text
 * asks for); only what both allow is allowed. They differ on odd spellings alone, and then the polite answer is no.
 */
export function allows(rules: readonly RobotsRule[], url: string): boolean {
  const path = pathOf(url);
  return allowsBy(rules, path, escaped) && allowsBy(rules, evened(path), evened);
}

function allowsBy(rules: readonly RobotsRule[], path: string, spelled: (pattern: string) => string): boolean {
  let allow = 0;
  let disallow = 0;
  for (const rule of rules) {
    const pattern = spelled(rule.pattern);
    if (rule.allow) allow = Math.max(allow, strengthOfAllow(pattern, path));
    else if (matches(pattern, path)) disallow = Math.max(disallow, pattern.length);
  }
  return disallow <= allow;
}

/** `Allow: /dir/index.html` lets `/dir/` through as well: it is the same page. */
function strengthOfAllow(pattern: string, path: string): number {
  if (matches(pattern, path)) return pattern.length;
  const folder = /^(.*\/)index\.htm[^/]*$/s.exec(pattern)?.[1];
  return folder !== undefined && matches(`${folder}$`, path) ? folder.length + 1 : 0;
}

/** `*` stands for anything, `$` at the end for the path's end; without it the pattern is a beginning. Time: pattern × path at most. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first = '', ...others] = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  const last = others.pop();
  if (last === undefined) return !anchored || path.length === first.length;
  let at = first.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return anchored ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at);
}

/** Path, parameters and query as written, one character a byte; no fragment. */
function pathOf(url: string): string {
  const bytes = Buffer.from(url, 'utf8').toString('latin1').replace(/#.*$/s, '');
  const path = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?[^/?;]*(.*)$/is.exec(bytes)?.[1] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

/** Bytes beyond ASCII are percent-encoded, hexadecimal digits written large. */
function escaped(text: string): string {
  return text.replace(/%[0-9a-f]{2}|[\x80-\xff]/gi, (found) => (found.length === 3 ? found : `%${found.charCodeAt(0).toString(16)}`).toUpperCase());
}

/** As `escaped`, with needless encodings taken back: letters, digits and `-._~` mean the same either way. */
function evened(text: string): string {
  return escaped(text).replace(/%[0-9A-F]{2}/g, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code;
  });
}
