/** One change as the readers of a group get it: executed and serialised once for all of them. */
export interface FeedEvent {
  /** The GraphQL result, as JSON. */
  readonly payload: string;
  /** The change's cursor, where the reader asked for it: what an event stream is resumed by. */
  readonly id: string | undefined;
}

/** The transport's end of one reader. */
export interface Outlet {
  /** Takes an event. @returns false when the reader lags: nothing more until `drained` */
  send(event: FeedEvent): boolean;
  /** Ends when what was sent has left this process, or the transport is closed. */
  drained(): Promise<void>;
  /** Ends the subscription with an error. */
  fail(error: unknown): void;
  /** Sends the reader away by name: nothing has left for too long. */
  tooSlow(): void;
}
