/** What a server, a database or a role may be set to otherwise. Prisma's adapter sends times without a zone and passes over the one that comes back. */
const OURS = '-c timezone=UTC -c datestyle=ISO -c default_transaction_isolation=read\\ committed';

/**
 * The database's address for connections with the settings that the program was written for.
 * @param options more settings for the connections, as PostgreSQL's `-c name=value`
 */
export function withSession(url: string, options = ''): string {
  const ours = encodeURIComponent(`${OURS} ${options}`.trim());
  if (/[?&]options=/.test(url)) return url.replace(/[?&]options=[^&#]*/, (theirs) => `${theirs}%20${ours}`);
  return `${url}${url.includes('?') ? '&' : '?'}options=${ours}`;
}
