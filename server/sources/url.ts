import { checkUrl } from '../../common/net/checkUrl.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { DeskError } from '../errors.ts';

const LONGEST_URL = 2_000;

/** An address that the ingest would ask for. @throws DeskError BAD_USER_INPUT */
export function checkedUrl(url: string, net: NetPolicy): URL {
  if (url.length > LONGEST_URL) throw new DeskError('BAD_USER_INPUT', `An address has at most ${LONGEST_URL} characters`);
  const verdict = checkUrl(url, net);
  if (!verdict.ok) throw new DeskError('BAD_USER_INPUT', `This address can't be used: ${verdict.reason}`);
  return verdict.url;
}
