import { Parser } from 'htmlparser2';
import { ROBOTS_AGENT } from './policy.ts';
import type { HeaderList } from './outcomes.ts';

/** What a page asks of those who fetched it. The bytes are kept as evidence all the same; these say what may be done with them. */
export interface OptOuts {
  /** No stored copy is to be shown to the public. */
  readonly noArchive: boolean;
  /** The page is not to be found by search. */
  readonly noIndex: boolean;
  /** Text and data mining is reserved (TDMRep, `noai`). */
  readonly noMining: boolean;
}

/** Directives that have a colon of their own; before any other word with a colon stands an agent's name. */
const WITH_VALUE = /^(?:unavailable_after|max-snippet|max-image-preview|max-video-preview)$/;
/** A head that is longer has no directives that matter. */
const HEAD_CHARS = 262_144;

/**
 * Reads X-Robots-Tag and TDM-Reservation headers and the page's `<meta>` of the same names, those for everybody and those for us.
 * @param html decoded; only its head is read
 */
export function optOutsOf(headers: HeaderList, html: string, agent: string = ROBOTS_AGENT): OptOuts {
  const ours = agent.toLowerCase();
  const words = [...headers, ...metasOf(html, ours)].flatMap(([name, value]) => directivesOf(name.toLowerCase(), value.toLowerCase(), ours));
  const says = (...any: string[]): boolean => any.some((word) => words.includes(word));
  return { noArchive: says('noarchive', 'none'), noIndex: says('noindex', 'none'), noMining: says('noai', 'tdm-reserved') };
}

function directivesOf(name: string, value: string, ours: string): string[] {
  if (name === 'tdm-reservation') return value.trim() === '1' ? ['tdm-reserved'] : [];
  if (name !== 'x-robots-tag') return [];
  let forUs = true;
  return value.split(',').flatMap((part) => {
    const [, before, after] = /^\s*([^:]*?)\s*:(.*)$/s.exec(part) ?? [];
    if (before === undefined || after === undefined) return forUs ? [part.trim()] : [];
    if (WITH_VALUE.test(before)) return [];
    // An agent's name holds for the words after it, to the end of the header.
    forUs = before === ours;
    return forUs ? [after.trim()] : [];
  });
}

/** The head's robots directives as if they were headers. */
function metasOf(html: string, ours: string): HeaderList {
  const found: [string, string][] = [];
  const parser = new Parser({
    onopentag(tag, { name = '', content = '' }) {
      const meta = name.trim().toLowerCase();
      if (tag === 'body') parser.pause();
      if (tag !== 'meta') return;
      if (meta === 'robots' || meta === ours) found.push(['x-robots-tag', content]);
      if (meta === 'tdm-reservation') found.push([meta, content]);
    },
  });
  parser.write(html.slice(0, HEAD_CHARS));
  return found;
}
