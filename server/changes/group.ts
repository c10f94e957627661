import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../common/log.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { databaseFault } from '../http/databaseFault.ts';
import type { Viewer } from '../viewer.ts';
import type { FeedEvent } from './outlet.ts';
import { changesAfter, hears, type ChangeQuery } from './read.ts';
import type { Reader } from './reader.ts';
import type { Listener } from './tail.ts';

/** What a reader wants to hear, and how it is told. Readers with the same key get the same events to the letter. */
export interface Question {
  /** Document, variables, filter and rights, as one text. */
  readonly key: string;
  readonly viewer: Viewer;
  readonly query: ChangeQuery;
  /** Executes and serialises the selection for one change. */
  render(change: ChangeModel): Promise<FeedEvent>;
}

/** A stretch of the feed as a group's readers see it: its events, and the number up to which they are all. */
export interface Stretch {
  events: { seq: bigint; event: FeedEvent }[];
  end: bigint;
}

/** Most changes that a reader who is behind is given at a time. */
export const STRETCH = 50;
/** Sockets written to before others get their turn in this process: about 5 ms. */
const CHUNK = 250;
const RETRY_MS = 500;

/**
 * Everybody who asks the same question. `members` have been sent all changes up to `position`, whatever they are: each further event is
 * rendered once and goes to all of them. Who is behind reads stretches of the feed up to `position` and joins when it stands there, in
 * one turn of the event loop, so that nothing is missed or told twice.
 */
export class Group implements Listener {
  readonly members = new Set<Reader>();
  readonly behind = new Set<Reader>();
  private readonly wanted: (change: ChangeModel) => boolean;
  /** Stretches that are being read, by where they begin: many readers may come back with one cursor. */
  private readonly underWay = new Map<string, Promise<Stretch>>();
  private moved = Promise.withResolvers<void>();
  private over = false;

  constructor(readonly question: Question, public position: bigint, private readonly db: Db, private readonly log: Log, private readonly onEmpty: () => void) {
    this.wanted = hears(question.viewer, question.query);
  }

  async hear(changes: readonly ChangeModel[]): Promise<void> {
    try {
      for (const change of changes) {
        if (this.wanted(change)) await this.tell(change);
        else this.position = change.seq;
      }
    } catch (error) {
      this.lose(error);
    }
    this.moved.resolve();
    this.moved = Promise.withResolvers();
  }

  /** Ends the subscription of everybody: they come back with their cursors. */
  lose(error: unknown): void {
    for (const reader of [...this.members, ...this.behind]) reader.fail(error);
  }

  /** Resolves when the group has moved on. */
  nextMove(): Promise<void> {
    return this.moved.promise;
  }

  /** `take` changes behind `after`, no further than the group itself is. One query and one execution for all who ask at once. */
  stretch(after: bigint, take: number): Promise<Stretch> {
    const upTo = this.position;
    const key = `${after} ${upTo} ${take}`;
    const known = this.underWay.get(key);
    if (known) return known;
    const reading = this.patiently(() => this.read(after, upTo, take)).finally(() => this.underWay.delete(key));
    this.underWay.set(key, reading);
    return reading;
  }

  leave(reader: Reader): void {
    this.members.delete(reader);
    this.behind.delete(reader);
    if (this.members.size + this.behind.size > 0 || this.over) return;
    this.over = true;
    this.onEmpty();
  }

  private async read(after: bigint, upTo: bigint, take: number): Promise<Stretch> {
    const { viewer, query } = this.question;
    const changes = await changesAfter(this.db, viewer, query, after, take, upTo);
    const events = [];
    for (const change of changes) events.push({ seq: change.seq, event: await this.question.render(change) });
    return { events, end: changes.length < take ? upTo : (changes.at(-1)?.seq ?? upTo) };
  }

  /** One event to every member. Who joins meanwhile stands before it and is told as well: a Set shows what is added on the way. */
  private async tell(change: ChangeModel): Promise<void> {
    if (this.members.size > 0) {
      const event = await this.patiently(() => this.question.render(change));
      let told = 0;
      for (const member of this.members) {
        member.take(event, change.seq);
        if ((told += 1) % CHUNK === 0) await breathe();
      }
    }
    this.position = change.seq; // in the turn in which the last one was told: nobody can join in between
  }

  /** Nobody is sent away because the database is: the readers wait for it together. */
  private async patiently<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (databaseFault(error) !== 'UNAVAILABLE' || this.over) throw error;
        this.log.warn({ err: error }, 'The feed\'s readers wait for the database');
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}
