import type { Call } from "../call-wire.ts";
import { answeredByWord } from "./call-words.ts";

export type CallEvent = Call["events"][number];

/** What goes on in a live call beside talking. `sinceMs` after its answer. */
export type LivePhase =
  | { phase: "talking" }
  | { phase: "on_hold"; sinceMs: number }
  | { phase: "menu" }
  | { phase: "taken_over" };

/** Read from what happened last: events come while the call goes on. */
export function livePhase(call: Pick<Call, "events" | "segments">): LivePhase {
  const last = (kind: string) => call.events.findLast((event) => event.kind === kind);
  if (last("takeover")?.data.on === true) return { phase: "taken_over" };
  const hold = last("hold");
  if (hold?.data.on === true) return { phase: "on_hold", sinceMs: hold.at_ms };
  const menu = last("menu");
  const spoke = call.segments.findLast(({ speaker }) => speaker === "agent");
  if (menu && menu.at_ms >= (hold?.at_ms ?? 0) && menu.at_ms >= (spoke?.start_ms ?? 0)) return { phase: "menu" };
  return { phase: "talking" };
}

/** Stretches on hold; one that was never ended goes on until the call's end. */
export function holdsOf(events: readonly CallEvent[], endMs: number): { fromMs: number; toMs: number }[] {
  const holds: { fromMs: number; toMs: number }[] = [];
  let fromMs: number | null = null;
  for (const { kind, at_ms, data } of events) {
    if (kind !== "hold") continue;
    if (data.on === true) fromMs ??= at_ms;
    else if (fromMs !== null) {
      holds.push({ fromMs, toMs: at_ms });
      fromMs = null;
    }
  }
  if (fromMs !== null && endMs > fromMs) holds.push({ fromMs, toMs: endMs });
  return holds;
}

const HOLD_CAUSES: Record<string, string> = {
  words: "They asked to wait.",
  music: "Music began.",
  announcement: "An announcement was repeated.",
};

const TOOLS: Record<string, string> = {
  end_call: "Said goodbye",
  send_dtmf: "Pressed keys",
  transfer: "Put through",
  schedule_callback: "Scheduled a call back",
  take_note: "Took a note",
  answer_question: "Wrote down an answer",
  look_up: "Looked something up",
};

export interface EventWords {
  title: string;
  detail?: string;
  /** What went wrong stands out. */
  isProblem?: boolean;
}

/** One event of a call in words; null for what is of no interest to people. */
export function eventWords({ kind, data }: CallEvent): EventWords | null {
  switch (kind) {
    case "answered_by": {
      const who = answeredByWord(textOf(data.answered_by));
      return who ? { title: `${who} answered` } : null;
    }
    case "hold":
      return data.on === true
        ? { title: "On hold", detail: HOLD_CAUSES[textOf(data.cause) ?? ""] }
        : { title: "Back from hold" };
    case "menu":
      return menuWords(data);
    case "keys_sent":
      return { title: `Pressed ${textOf(data.keys) ?? "keys"}` };
    case "tool": {
      const name = textOf(data.name) ?? "a tool";
      const took = tookWords(data.duration_ms);
      return data.ok === false
        ? { title: `${TOOLS[name] ?? name} failed`, detail: took, isProblem: true }
        : { title: TOOLS[name] ?? `Used ${name}`, detail: took };
    }
    case "transfer":
      return data.ok === false
        ? { title: `Could not put through to ${textOf(data.target) ?? "them"}`, isProblem: true }
        : { title: `Put through to ${textOf(data.target) ?? "somebody"}` };
    case "whisper":
      return { title: "A supervisor whispered" };
    case "takeover":
      return { title: data.on === true ? "A supervisor took over" : "The agent has the call again" };
    case "example":
      return {
        title: "Followed an example",
        detail: typeof data.similarity === "number" ? `${Math.round(data.similarity * 100)}% alike` : undefined,
      };
    case "masked":
      return { title: "Card digits muted and masked" };
    case "provider_error":
      return { title: `${textOf(data.provider) ?? "A provider"} failed`, isProblem: true };
    default:
      return null;
  }
}

/** Only what was long enough to be noticed. */
const tookWords = (ms: unknown) => (typeof ms === "number" && ms >= 1_000 ? `${(ms / 1_000).toFixed(1)} s` : undefined);

function menuWords(data: Record<string, unknown>): EventWords {
  const options = Array.isArray(data.options) ? (data.options as { key: string | null; label: string }[]) : [];
  const chosen = textOf(data.chosen);
  const listed = options.map(({ key, label }) => (key ? `${key}: ${label}` : label)).join(", ");
  return {
    title: chosen ? `Phone menu: chose ${chosen}` : "Phone menu",
    detail: listed || undefined,
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
