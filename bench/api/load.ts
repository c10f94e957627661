import autocannon from 'autocannon';
import type { Served } from './servers.ts';

export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  /** Milliseconds of the server's processor a request. */
  cpu: number;
}

/** Asks a server the same questions over and over, on kept-alive connections. @throws Error when an answer isn't 200 */
export async function load(server: Served, bodies: readonly string[], seconds: number, connections: number): Promise<Figures> {
  const before = server.cpu();
  const result = await autocannon({
    url: server.url, connections, duration: seconds,
    requests: bodies.map((body) => ({ method: 'POST' as const, headers: { 'content-type': 'application/json', accept: 'application/json' }, body })),
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${server.name}: ${result.non2xx} answers other than 200, ${result.errors} errors`);
  return { perSecond: result.requests.total / result.duration, p50: result.latency.p50, p99: result.latency.p99, cpu: (server.cpu() - before) / result.requests.total };
}

/** The round in the middle by requests a second. */
export function median(rounds: readonly Figures[]): Figures {
  return rounds.toSorted((one, other) => one.perSecond - other.perSecond)[Math.floor(rounds.length / 2)]!;
}

/** How one server did beside another: round by round, since a machine's speed moves more from round to round than within one; then the ratio in the middle, and the quarters around it. */
export function ratio(ours: readonly Figures[], theirs: readonly Figures[], figure: 'perSecond' | 'cpu'): string {
  const ratios = ours.map((round, index) => round[figure] / theirs[index]![figure]).toSorted((one, other) => one - other);
  const at = (part: number): string => ratios[Math.round(part * (ratios.length - 1))]!.toFixed(2);
  return `${at(1 / 2)} (${at(1 / 4)}–${at(3 / 4)})`;
}
