import { randomBytes } from "node:crypto";
import type { LiveCall } from "../live-calls.ts";

const VALID_MS = 60_000;

export interface TalkTicket extends LiveCall {
  /** The person who asked for it and must bring it; null when a program asked for somebody else. */
  userId: string | null;
}

/** Admissions to browser calls: each good for one socket within a minute. */
export class TalkTickets {
  readonly #open = new Map<string, { ticket: TalkTicket; timer: NodeJS.Timeout }>();
  readonly #awaited = new Set<{ organizationId: string }>();

  /** Tickets of an organization to which nobody has come yet, those that are being made included. */
  openOf(organizationId: string): number {
    const made = [...this.#open.values()].map(({ ticket }) => ticket);
    return [...made, ...this.#awaited].filter((one) => one.organizationId === organizationId).length;
  }

  /** Counts a ticket as open while `make` makes its call: of requests that come at once each sees the others. */
  async making<T>(organizationId: string, make: () => Promise<T>): Promise<T> {
    const awaited = { organizationId };
    this.#awaited.add(awaited);
    try {
      return await make();
    } finally {
      this.#awaited.delete(awaited);
    }
  }

  /** `onUnused`: nobody came with it in time. */
  issue(ticket: TalkTicket, onUnused: () => void): string {
    const name = randomBytes(24).toString("base64url");
    const timer = setTimeout(() => {
      this.#open.delete(name);
      onUnused();
    }, VALID_MS);
    timer.unref();
    this.#open.set(name, { ticket, timer });
    return name;
  }

  /** Takes back the ticket of a call; false when it has none that is open. Whoever comes with it later is turned away. */
  revoke(callId: string): boolean {
    for (const [name, { ticket }] of this.#open) if (ticket.callId === callId) return this.take(name) !== null;
    return false;
  }

  /** Takes a ticket for good; null when it is unknown, used or too old. */
  take(name: string): TalkTicket | null {
    const found = this.#open.get(name);
    if (!found) return null;
    clearTimeout(found.timer);
    this.#open.delete(name);
    return found.ticket;
  }
}
