/** The part of autocannon that the measurement uses; the package brings no types. */
declare module 'autocannon' {
  export interface Result {
    non2xx: number;
    errors: number;
    /** Seconds. */
    duration: number;
    requests: { total: number };
    /** Milliseconds. */
    latency: { p50: number; p99: number };
  }
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    requests: { method: 'POST'; headers: Record<string, string>; body: string }[];
  }): Promise<Result>;
}
