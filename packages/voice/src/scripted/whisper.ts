import type { TransferTarget } from "../agent/agent.ts";
import { PHRASES } from "./phrases.ts";

/** What a supervisor's instruction makes the agent say and do. */
export interface Instructed {
  text: string;
  /** The text is a question: what comes back answers it. */
  asks: boolean;
  action:
    | { type: "end_call" }
    | { type: "wait" }
    | { type: "dtmf"; keys: string }
    | { type: "transfer"; target: string }
    | null;
}

/** How the engine begins a note with a supervisor's words, and no other note. */
const PREFIX = "Supervisor: ";

/**
 * The supervisor's words in a note of the history, or null when it is a note of another kind: what was heard on the line or what a tool
 * answered may speak of a supervisor, too.
 */
export const whisperIn = (note: string): string | null =>
  note.startsWith(PREFIX) ? note.slice(PREFIX.length).trim() : null;

/**
 * Turns an instruction into speech: "ask whether they deliver on Sunday" becomes the question. Null when it is no such instruction
 * ("be more patient"): the agent does not read orders aloud.
 */
export function instructed(whisper: string, targets: readonly TransferTarget[]): Instructed | null {
  const order = whisper
    .replace(/[’]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/^(?:please|now|also|then|and|can you|could you)[\s,]+/i, "");
  const bare = order.replace(/[.!?\s]+$/, "");
  const say = (text: string, asks: boolean): Instructed => ({ text, asks, action: null });
  const asked = (rest: string) => say(`Could you tell me ${toYou(rest)}?`, true);
  const [, indirect] =
    /^(?:ask|find out|check|inquire)(?: (?:them|him|her|the \w+))?,? ((?:whether|if|when|what|where|how|why|who|which|whose)\b.+)$/i.exec(
      bare,
    ) ?? [];
  if (indirect) return asked(indirect);
  const [, favour] = /^ask (?:them|him|her|the \w+) (?:to|for) (.+)$/i.exec(bare) ?? [];
  if (favour)
    return say(
      /^ask \S+(?: \w+)? for/i.test(bare)
        ? `Could you give me ${toYou(favour)}?`
        : `Could you please ${toYou(favour)}?`,
      true,
    );
  const [, thing] = /^ask (?:about|for) (.+)$/i.exec(bare) ?? [];
  if (thing) return say(`Could you tell me ${/^ask about/i.test(bare) ? "about " : ""}${toYou(thing)}?`, true);
  if (
    /^(?:(?:thank them|say (?:good)?bye|thanks?) and )?(?:hang up|end (?:the |this )?call|say good-?bye|finish)/i.test(
      bare,
    )
  ) {
    return { text: PHRASES.goodbye, asks: false, action: { type: "end_call" } };
  }
  if (/^(?:wait|hold|stay silent|be quiet|say nothing)\b/i.test(bare))
    return { text: "", asks: false, action: { type: "wait" } };
  const keys = /^(?:press|dial|send|enter)\s+([\d*#][\d*#\s]*)$/i.exec(bare)?.[1]?.replace(/\s/g, "");
  if (keys) return { text: "", asks: false, action: { type: "dtmf", keys } };
  if (/^(?:transfer|put (?:them|him|her)|connect)\b/i.test(bare)) {
    const target =
      targets.find(({ name }) => bare.toLowerCase().includes(name.toLowerCase())) ??
      (targets.length === 1 ? targets[0] : null);
    return target
      ? { text: PHRASES.holdTheLine, asks: false, action: { type: "transfer", target: target.name } }
      : null;
  }
  const [, statement] =
    /^(?:tell (?:them|him|her|the \w+)|say|mention|let (?:them|him|her) know|inform (?:them|him|her))(?: that)?:? (.+)$/i.exec(
      bare,
    ) ?? [];
  if (statement) return say(`${capitalized(toYou(statement.replace(/^["']|["']$/g, "")))}.`, false);
  if (/\?\s*$/.test(order)) return say(`${capitalized(toYou(bare))}?`, true);
  return null;
}

/** The supervisor speaks about the other side; the agent speaks to them. "He" and "she" may be somebody else. */
function toYou(text: string): string {
  return text
    .replace(/\bthey(?: a|')re\b/gi, "you are")
    .replace(/\b(?:they|them)\b/gi, "you")
    .replace(/\btheir\b/gi, "your")
    .replace(/\btheirs\b/gi, "yours");
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
