import { STRETCH, type Group } from './group.ts';
import type { FeedEvent, Outlet } from './outlet.ts';

/**
 * One subscription's way through the feed. Caught up, it is a member of its group and costs nothing between two events. Behind, because it
 * came with an old cursor or didn't take what it was sent, it reads the feed at its own pace until it stands where the group is.
 */
export class Reader {
  private ended = false;
  /** Changes to ask for next: about as many as it took last time, since what it doesn't take is read in vain. */
  private appetite = STRETCH;

  /** @param seen number of the last change that it was sent or doesn't want; of a member the group's `position` says it instead */
  constructor(private readonly group: Group, public seen: bigint, private readonly outlet: Outlet, private readonly stallMs: number) {}

  /** Joins the group, now or when it has caught up. */
  async follow(): Promise<void> {
    if (this.ended) return;
    this.group.behind.add(this);
    try {
      while (!this.ended && !this.join()) await this.goOn();
    } catch (error) {
      this.fail(error);
    }
  }

  /** A member's next event. Who doesn't take it at once is a member no longer. */
  take(event: FeedEvent, seq: bigint): void {
    if (this.outlet.send(event) || this.ended) return;
    this.group.members.delete(this);
    this.group.behind.add(this);
    this.seen = seq;
    void this.drained().then(() => this.follow());
  }

  fail(error: unknown): void {
    if (this.ended) return;
    this.leave();
    this.outlet.fail(error);
  }

  leave(): void {
    this.ended = true;
    this.group.leave(this);
  }

  /** Between the comparison and the change of place nobody else runs. */
  private join(): boolean {
    if (this.seen !== this.group.position) return false;
    this.group.behind.delete(this);
    this.group.members.add(this);
    return true;
  }

  private async goOn(): Promise<void> {
    if (this.seen > this.group.position) return this.group.nextMove(); // its cursor is from a quicker process
    const { events, end } = await this.group.stretch(this.seen, this.appetite);
    for (const [index, { seq, event }] of events.entries()) {
      if (this.ended) return;
      this.seen = seq;
      if (this.outlet.send(event)) continue;
      this.appetite = index + 1;
      return this.drained(); // the rest is read again later instead of being kept
    }
    this.seen = end;
    this.appetite = Math.min(STRETCH, 2 * this.appetite);
  }

  private async drained(): Promise<void> {
    const stalled = setTimeout(() => this.outlet.tooSlow(), this.stallMs).unref();
    await this.outlet.drained();
    clearTimeout(stalled);
  }
}
