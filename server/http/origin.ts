import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser page of this desk sent the request. No other site's page may use a visitor's cookie: WebSockets know no CORS, so
 * the server must look itself. Without an Origin header it was no page.
 */
export function isOwnOrigin({ origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>, publicUrl: string | undefined): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || (publicUrl !== undefined && new URL(publicUrl).origin === origin);
}
