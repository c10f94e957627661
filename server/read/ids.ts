import { DeskError } from '../errors.ts';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Types that have global ids. */
export type NodeType =
  | 'Incident' | 'Location' | 'Party' | 'HumanitarianNote' | 'PublishedTally' | 'Statement' | 'ReviewItem' | 'Article' | 'Source' | 'Feed'
  | 'ScrapeJob' | 'Release' | 'Claim' | 'Probe'
  | 'Webhook' | 'WebhookDelivery'
  | 'User' | 'Remark' | 'Rule' | 'SavedFilter' | 'Ticket' | 'ApiKey';

/** Global id: the type's name and the row's id, so that `node` finds it again. */
export function globalId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** @throws DeskError BAD_USER_INPUT for anything that is not a global id */
export function readGlobalId(text: string): { type: string; id: string } {
  const [type, id, ...more] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  if (!type || !id || more.length > 0 || !UUID.test(id)) throw new DeskError('BAD_USER_INPUT', `"${text.slice(0, 60)}" is not an id of this API`);
  return { type, id: id.toLowerCase() };
}

/** The row's id in a global id of the expected type. @throws DeskError BAD_USER_INPUT */
export function localId(type: NodeType, text: string): string {
  const found = readGlobalId(text);
  if (found.type !== type) throw new DeskError('BAD_USER_INPUT', `"${text.slice(0, 60)}" is the id of another kind of record: ${type} was expected`);
  return found.id;
}

/** The same for a list; undefined where none was given. */
export function localIds(type: NodeType, texts: readonly string[] | null | undefined): string[] | undefined {
  return texts?.map((text) => localId(type, text));
}
