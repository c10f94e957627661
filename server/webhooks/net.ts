import { parseAllow, WEB_PORTS, type NetPolicy } from '../../common/net/policy.ts';
import type { Settings } from '../../common/settings.ts';

/** What endpoints may be reached: the web's own ports, and what the operator named. */
export function webhookNet({ OUTBOUND_ALLOW }: Pick<Settings, 'OUTBOUND_ALLOW'>): NetPolicy {
  return { allow: parseAllow(OUTBOUND_ALLOW.join(',')), ports: WEB_PORTS };
}
