import type { CallClock } from "@parley/voice";

/** A response that gives nothing for this long is taken as lost. */
const STALL_MS = 8000;

/**
 * The model answers once at a time: asking while it is at it cancels what it was making, and asks when that is over (the API refuses a second
 * response with conversation_already_has_active_response).
 */
export function createResponses({
  send,
  clock,
  onStalled,
}: {
  send(event: object): void;
  clock: CallClock;
  onStalled(): void;
}) {
  /** Asked for and not done. Its id is known once the server has begun. */
  let active: { id: string | null; askedAt: number; cancelled: boolean } | null = null;
  let again = false;
  const cancelled = new Set<string>();
  let cancelWatch = () => {};

  const watch = () => {
    cancelWatch();
    cancelWatch = clock.after(STALL_MS, onStalled);
  };
  const create = () => {
    again = false;
    active = { id: null, askedAt: clock.now(), cancelled: false };
    watch();
    send({ type: "response.create" });
  };
  const cancel = () => {
    if (!active || active.cancelled) return;
    active.cancelled = true;
    if (active.id) cancelled.add(active.id);
    send({ type: "response.cancel", ...(active.id && { response_id: active.id }) });
  };

  return {
    get active() {
      return active !== null;
    },
    /** When the response at work was asked for. */
    get askedAt() {
      return active?.askedAt ?? null;
    },
    request() {
      if (!active) return create();
      cancel();
      again = true;
    },
    /** What it still gives is of no use. */
    cancel() {
      cancel();
      again = false;
    },
    created(id: string) {
      active ??= { id, askedAt: clock.now(), cancelled: false };
      active.id ??= id;
      if (active.cancelled) cancelled.add(active.id);
    },
    /** Whether sound, words and deeds of this response are wanted. */
    wanted: (id: string) => !cancelled.has(id),
    /** It goes on coming. */
    alive() {
      if (active) watch();
    },
    done(id: string) {
      if (active?.id !== id && (active?.id || cancelled.has(id))) return;
      cancelWatch();
      active = null;
      if (again) create();
    },
    /** The connection is another one, or gave up: nothing is at work. Answers whether something was. */
    reset(): boolean {
      const owed = again || (active !== null && !active.cancelled);
      cancelWatch();
      active = null;
      again = false;
      return owed;
    },
    close() {
      cancelWatch();
    },
  };
}
