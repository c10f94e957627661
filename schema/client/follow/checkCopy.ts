import { headersFor, type Desk } from './ask.ts';
import { refuseErrors } from './feedError.ts';
import type { Copy } from './sqliteCopy.ts';

export interface CopyVerdict {
  /** Whether the copy is what the desk shows as of the copy's cursor. */
  same: boolean;
  copy: { records: number; sha256: string };
  desk: { records: number; sha256: string };
}

/**
 * Compares a copy with what the desk shows now of the same records, as of the copy's cursor. They also differ where the desk has come to withhold
 * words or to coarsen points since: drop such a copy and follow anew.
 * @throws FeedError
 */
export async function checkCopy(desk: Desk, copy: Copy): Promise<CopyVerdict> {
  const cursor = await copy.cursor();
  const url = new URL('/export/state.json', desk.url);
  if (cursor !== null) url.searchParams.set('cursor', cursor);
  const [own, response] = await Promise.all([copy.hash(), fetch(url, { headers: headersFor(desk) })]);
  const answer = (await response.json()) as { records: number; sha256: string; errors?: { message: string }[] };
  refuseErrors(answer);
  return { same: own.sha256 === answer.sha256, copy: own, desk: { records: answer.records, sha256: answer.sha256 } };
}
