import { Prisma } from '../../prisma/client/client.ts';
import type { Settings } from '../../common/settings.ts';
import type { ChangeFilter } from '../../schema/inputs/filters.ts';
import { DeskError } from '../errors.ts';
import { checkEndpoint } from './address.ts';
import { webhookNet } from './net.ts';

const LONGEST_DESCRIPTION = 500;
/** Names in one filter. */
const LONGEST_FILTER = 20_000;

/** What its keeper says of an endpoint. Absent leaves a field as it is, null clears it. */
export interface WebhookFacts {
  url?: string | null;
  description?: string | null;
  filter?: ChangeFilter | null;
}

/** The columns of what was given. @throws DeskError BAD_USER_INPUT */
export function factColumns({ url, description, filter }: WebhookFacts, settings: Settings) {
  if (url === null) throw new DeskError('BAD_USER_INPUT', 'url can\'t be cleared: give another or leave it out');
  if (description && description.length > LONGEST_DESCRIPTION) throw new DeskError('BAD_USER_INPUT', `A description has at most ${LONGEST_DESCRIPTION} characters`);
  if (filter && JSON.stringify(filter).length > LONGEST_FILTER) throw new DeskError('BAD_USER_INPUT', 'The filter is too long: name fewer things');
  return {
    ...(url !== undefined && { url: addressOf(url, settings) }),
    ...(description !== undefined && { description }),
    ...(filter !== undefined && { filter: filter === null ? Prisma.DbNull : (JSON.parse(JSON.stringify(filter)) as Prisma.InputJsonObject) }),
  };
}

/** @throws DeskError BAD_USER_INPUT for an address that may not be sent to */
export function addressOf(url: string, settings: Settings): string {
  const verdict = checkEndpoint(url, webhookNet(settings));
  if (!verdict.ok) throw new DeskError('BAD_USER_INPUT', `The webhook's address can't be used: ${verdict.reason}`);
  return verdict.url.href;
}
