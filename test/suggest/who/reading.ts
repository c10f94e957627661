import { readDocument } from '../../../ingest/suggest/document.ts';
import { findAccused } from '../../../ingest/suggest/who/accused.ts';
import type { Accusation } from '../../../ingest/suggest/who/accused.ts';
import { loadActors } from '../../../ingest/suggest/who/dictionary.ts';
import { findMentions } from '../../../ingest/suggest/who/mentions.ts';
import type { Mention } from '../../../ingest/suggest/who/mentions.ts';
import { findSpeeches } from '../../../ingest/suggest/who/speeches.ts';
import type { Speech } from '../../../ingest/suggest/who/speeches.ts';
import { readDocumentWords } from '../../../ingest/suggest/words/reading.ts';
import type { Reading } from '../../../ingest/suggest/words/reading.ts';

const actors = loadActors();

export interface Read {
  reading: Reading;
  mentions: Mention[];
  accused: Accusation[];
  speeches: Speech[];
}

/** A text read up to its actors, as the composer does it. */
export function read(text: string, title = '', publishedAt = '2021-07-15'): Read {
  const reading = readDocumentWords(readDocument({ text, title, publishedAt }));
  const mentions = findMentions(reading, actors);
  return { reading, mentions, accused: findAccused(reading, mentions), speeches: findSpeeches(reading, mentions) };
}
