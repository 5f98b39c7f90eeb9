import type { CallSession, CascadedSession } from "@parley/voice";

/** What goes on in a call; only the cascaded engine listens to hints. */
export type HeldSession = CallSession & Partial<Pick<CascadedSession, "hint">>;

/** A call whose conversation this process holds. */
export interface HeldCall {
  organizationId: string;
  hangUp(): void;
  /** Null until the conversation has begun. */
  session: HeldSession | null;
}

/** What this process holds, by the call's id. */
export class HeldCalls extends Map<string, HeldCall> {
  readonly #waiting = new Set<() => void>();

  override set(callId: string, held: HeldCall): this {
    super.set(callId, held);
    for (const look of [...this.#waiting]) look();
    return this;
  }

  override delete(callId: string): boolean {
    const had = super.delete(callId);
    for (const look of [...this.#waiting]) look();
    return had;
  }

  /** A call of this organization's, when this process holds it. */
  of(organizationId: string, callId: string | null): HeldCall | null {
    const held = callId ? this.get(callId) : undefined;
    return held?.organizationId === organizationId ? held : null;
  }

  /**
   * The conversation of an organization's call; null when this process does not hold it. A call whose media has just come is
   * held before its conversation begins (models load meanwhile): that is waited for, `patienceMs` at most.
   */
  talking(organizationId: string, callId: string, patienceMs = 5_000): Promise<HeldSession | null> {
    return new Promise((resolve) => {
      const done = (session: HeldSession | null) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(session);
      };
      const look = () => {
        const held = this.of(organizationId, callId);
        if (!held) done(null);
        else if (held.session) done(held.session);
      };
      const timer = setTimeout(() => done(null), patienceMs);
      timer.unref();
      this.#waiting.add(look);
      look();
    });
  }
}
