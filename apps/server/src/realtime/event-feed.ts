import type { Context } from "@parley/core/context";
import { eventTypes, type readEvents } from "@parley/core/events";
import type { Socket } from "socket.io";

type StoredEvent = Awaited<ReturnType<typeof readEvents>>[number];

/**
 * One browser's events, each once and in order. What happens while the missed ones are still being read waits behind them;
 * what comes by both ways is told once.
 */
export class EventFeed {
  readonly ctx: Context;
  readonly #socket: Socket;
  #told = 0;
  #waiting: StoredEvent[] | null = [];

  constructor(socket: Socket, ctx: Context) {
    this.#socket = socket;
    this.ctx = ctx;
  }

  /** Live: to be told now, or after what was missed. */
  take(event: StoredEvent): void {
    if (this.#waiting) this.#waiting.push(event);
    else this.#tell(event);
  }

  /** Tells what was missed, then what came meanwhile; from now on events go out as they come. */
  open(missed: StoredEvent[]): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const event of [...missed, ...waiting]) this.#tell(event);
  }

  #tell(event: StoredEvent): void {
    if (event.sequence <= this.#told) return;
    this.#told = event.sequence;
    if (!this.ctx.permissions.has(eventTypes[event.type])) return;
    this.#socket.emit("event", {
      sequence: event.sequence,
      type: event.type,
      subject_id: event.subjectId,
      data: event.data,
      created_at: event.createdAt,
    });
  }
}
