import { wallClock } from "../clock/wall-clock.ts";
import {
  SAMPLES_PER_MS,
  type SpeechToText,
  type SpeechToTextEvent,
  type SpeechToTextOptions,
  type SpeechToTextSession,
} from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { type Candidate, candidatesOf, type FallbackOptions } from "./fallback.ts";
import { createReplayBuffer } from "./replay-buffer.ts";

/** A pause whose words have not come by then: something is wrong, whatever the connection looks like. */
const SETTLE_MS = 2500;

/**
 * One recognizer out of several in their order. When one gives up, or does not settle a pause within 2.5 s, the next one is given
 * all audio since the start of the utterance (at most its last minute) and what was asked of the one before: no word is lost, none
 * comes twice, and utterances keep their numbers. A call does not go back to a recognizer that failed in it; new calls try it again
 * as its breaker allows.
 */
export function withFallbackStt(recognizers: readonly SpeechToText[], options: FallbackOptions = {}): SpeechToText {
  const candidates = candidatesOf("stt", recognizers, options);
  return {
    provider: recognizers[0]!.provider,
    open: (session) => openSession(candidates, session, options),
    async close() {
      await Promise.all(recognizers.map((recognizer) => recognizer.close()));
    },
  };
}

function openSession(
  candidates: readonly Candidate<SpeechToText>[],
  { onEvent, ...listening }: SpeechToTextOptions,
  { clock = wallClock, onFallback = () => {} }: FallbackOptions,
): SpeechToTextSession {
  const audio = createReplayBuffer();
  let utterance = 0;
  let speechStartMs: number | null = null;
  /** What is asked and not answered. */
  let asked: "settle" | "peek" | null = null;
  let closed = false;
  let cancelWatch = () => {};
  let current = start(firstAllowed(0));

  function firstAllowed(from: number): number {
    return candidates.findIndex(({ breaker, last }, index) => index >= from && (last || breaker.begin()));
  }

  function start(index: number) {
    const { provider, breaker } = candidates[index]!;
    /** Where its audio begins in the call's. */
    const offset = audio.start;
    const state = { index, breaker, offset, proven: false, session: null as SpeechToTextSession | null };
    state.session = provider.open({ ...listening, onEvent: (event) => take(state, event) });
    return state;
  }

  function take(from: ReturnType<typeof start>, event: SpeechToTextEvent) {
    // A recognizer that tells something while it is being opened.
    if (from.session === null) return queueMicrotask(() => take(from, event));
    if (event.type === "usage") return onEvent({ provider: candidates[from.index]!.provider.provider, ...event });
    if (closed && event.type === "error") return;
    if (from !== current) return;
    if (event.type === "error") {
      if (event.error.retryable) return onEvent(event);
      return giveUp(event.error);
    }
    if (!from.proven) from.breaker.succeeded();
    from.proven = true;
    if (event.utterance === utterance) {
      if (asked === "peek" || event.settled) asked = null;
      if (event.settled) cancelWatch();
    }
    onEvent(event);
  }

  /** The recognizer in use is done for: the next one takes over where the utterance began. */
  function giveUp(error: ProviderError) {
    const failed = current;
    failed.breaker.failed(error);
    failed.proven = true;
    cancelWatch();
    if (candidates[failed.index]!.last) return onEvent({ type: "error", error });
    onFallback(error);
    // The call goes on hearing, so to the call this error is one that a retry helps.
    const { provider, kind, message, retryAfterMs } = error;
    onEvent({ type: "error", error: new ProviderError(provider, message, { kind, retryAfterMs, retryable: true }) });
    if (closed) return;
    current = start(firstAllowed(failed.index + 1));
    void failed.session?.close().catch(() => {});
    const { session, offset } = current;
    if (utterance > 0) session!.nextUtterance(utterance);
    if (speechStartMs !== null) session!.speechStarted(Math.max(0, speechStartMs - offset / SAMPLES_PER_MS));
    session!.push(audio.read());
    if (asked === "settle") settle();
    else if (asked === "peek") session!.peek();
  }

  function settle() {
    asked = "settle";
    cancelWatch();
    // Before it is asked: it may answer at once.
    if (!candidates[current.index]!.last) {
      cancelWatch = clock.after(SETTLE_MS, () => {
        const { provider } = candidates[current.index]!.provider;
        giveUp(new ProviderError(provider, `No words within ${SETTLE_MS} ms.`, { kind: "timeout" }));
      });
    }
    current.session!.settle();
  }

  return {
    push(samples) {
      audio.push(samples);
      current.session!.push(samples);
    },
    speechStarted(atMs) {
      cancelWatch();
      if (asked === "settle") asked = null;
      if (speechStartMs === null) audio.keepFrom(atMs * SAMPLES_PER_MS);
      speechStartMs ??= atMs;
      current.session!.speechStarted(Math.max(0, atMs - current.offset / SAMPLES_PER_MS));
    },
    settle,
    peek() {
      asked ??= "peek";
      current.session!.peek();
    },
    nextUtterance(next) {
      utterance = next;
      speechStartMs = null;
      asked = null;
      cancelWatch();
      audio.forget();
      current.session!.nextUtterance(next);
    },
    async close() {
      if (closed) return;
      closed = true;
      cancelWatch();
      if (!current.proven) current.breaker.abandoned();
      await current.session!.close();
    },
  };
}
