import { isBackchannel, wordsOf } from "../turns/backchannel.ts";
import { endpointDelayMs } from "../turns/endpointing.ts";
import { isVoicemailGreeting } from "../turns/voicemail.ts";
import { MENU_PAUSE_MS } from "./on-menu.ts";
import { onMachine } from "./on-supervision.ts";
import type { Conversation, ConversationInput } from "./state.ts";
import {
  clearTimers,
  dropReply,
  emitCalleeSegment,
  nextUtterance,
  release,
  type Step,
  setAnsweredBy,
  setTimer,
  startReply,
} from "./step.ts";
import { kindOfTurn } from "./understand.ts";

/** Only a turn that will end soon is worth an answer ahead of time. */
const DRAFT_WITHIN_MS = 800;
/** Words that are not settled yet must sound complete for that. */
const DRAFT_UNSETTLED_WITHIN_MS = 500;
/** A machine's greeting is the first thing heard; later the same words are part of a conversation. */
const GREETING_TURNS = 1;

type TranscriptInput = Extract<ConversationInput, { type: "transcript" }>;

export function onTranscript(step: Step, input: TranscriptInput) {
  const { state } = step;
  const { utterance } = state;
  if (input.utterance < utterance.id) return onLateTranscript(step, input);
  if (input.utterance > utterance.id || utterance.startMs === null) return;
  const text = input.text.trim();
  if (text || input.settled) {
    utterance.text = text;
    utterance.confidence = input.confidence;
  }
  if (text) step.effects.push({ type: "emit", event: { type: "interim", text, startMs: utterance.startMs } });

  if (mayBeMachine(state) && asksForMessage(state, text) && isVoicemailGreeting(`${lastCalleeText(state)} ${text}`))
    onMachine(step);
  if (state.phase === "ended") return;
  const settled = input.settled && !utterance.voicing;
  if (settled) {
    utterance.settled = true;
    utterance.settledAtMs = step.nowMs;
  }
  if (state.reply?.stage === "held" || state.reply?.stage === "playing") return overSpeech(step, settled);
  if (settled) planEndOfTurn(step);
  else draftAhead(step);
}

/** Words that came while the agent speaks: an interruption, an "uh-huh", or nothing. */
function overSpeech(step: Step, settled: boolean) {
  const { reply, utterance } = step.state;
  if (!reply || reply.trigger === "voicemail") return;
  const says = wordsOf(utterance.text).length > 0 && !isBackchannel(utterance.text);
  if (says && (reply.stage === "held" || settled)) {
    if (reply.endReason !== null && reply.stage !== "held") return;
    const began = utterance.voiceMs;
    step.effects.push({ type: "emit", event: { type: "interruption", atMs: began, confirmed: true } });
    dropReply(step, began >= (reply.playbackStartMs ?? Number.POSITIVE_INFINITY));
    step.state.owed = false;
    if (settled) planEndOfTurn(step);
    return;
  }
  if (!settled) return;
  if (reply.stage === "held") resume(step);
  if (utterance.text) emitCalleeSegment(step);
  nextUtterance(step);
}

/** Goes on speaking where the agent was when it paused: nothing was said. */
export function resume(step: Step) {
  const { reply } = step.state;
  if (reply?.stage !== "held") return;
  reply.stage = "playing";
  clearTimers(step, "resume");
  step.effects.push(
    { type: "resume" },
    { type: "emit", event: { type: "interruption", atMs: step.nowMs, confirmed: false } },
  );
}

/** All words are there: how long to wait for more, and an answer made ahead when the turn sounds complete. */
function planEndOfTurn(step: Step) {
  const { state } = step;
  const { utterance } = state;
  const kind = utterance.text ? kindOfTurn(state, utterance.text) : "talk";
  const delay = kind === "menu" || kind === "recorded" ? MENU_PAUSE_MS : endpointDelayMs(utterance.text);
  setTimer(step, "endpoint", utterance.endMs + delay);
  if (kind !== "talk") {
    if (state.reply?.stage === "drafting") dropReply(step);
    return;
  }
  if (delay <= DRAFT_WITHIN_MS) draft(step);
}

/**
 * The eager end of a turn: the callee pauses and the words so far sound complete, though recognition has not settled them. An
 * answer to words that change after all is thrown away.
 */
export function draftAhead(step: Step) {
  const { state } = step;
  const { utterance } = state;
  if (utterance.voicing || utterance.settled || utterance.startMs === null || !utterance.text) return;
  if (state.reply && state.reply.stage !== "drafting") return;
  if (endpointDelayMs(utterance.text) > DRAFT_UNSETTLED_WITHIN_MS) return;
  if (kindOfTurn(state, utterance.text) === "talk") draft(step);
}

function draft(step: Step) {
  const { state } = step;
  const { text } = state.utterance;
  if (!text || state.answeredBy === "voicemail" || state.hold || state.message) return;
  if (state.phase === "taken_over" || state.transferring !== null) return;
  if (state.reply && sameWords(state.reply.forText, text)) {
    // A full stop more or less is no other turn.
    state.reply.forText = text;
    return;
  }
  if (state.reply) dropReply(step);
  startReply(step, "turn", { forText: text, pendingTurn: true });
}

const sameWords = (one: string, other: string) => wordsOf(one).join(" ") === wordsOf(other).join(" ");

/** Words of an utterance that is over: they belong to its own turn and change nothing of what goes on now. */
function onLateTranscript(step: Step, input: TranscriptInput) {
  const { state } = step;
  const late = state.wordless.find((past) => past.id === input.utterance);
  const text = input.text.trim();
  if (!late || !text || !input.settled) return;
  state.wordless = state.wordless
    .filter((past) => past !== late)
    .map((past) => (past.at >= late.at ? { ...past, at: past.at + 1 } : past));
  state.history = state.history.toSpliced(late.at, 0, { speaker: "callee", text });
  const segment = {
    speaker: "callee" as const,
    text,
    startMs: late.startMs,
    endMs: late.endMs,
    confidence: input.confidence,
    interrupted: false,
  };
  step.effects.push({ type: "emit", event: { type: "segment", segment } });
  state.calleeTurns++;
  if (state.answeredBy === "unknown") setAnsweredBy(step, "human");
  // Nobody speaks and nothing is on its way: the callee waits for an answer to these words.
  const busy = state.reply || state.utterance.startMs !== null || state.hold || state.message;
  if (busy || state.answeredBy === "voicemail" || state.phase === "taken_over") return;
  state.owed = true;
  release(step, startReply(step, "turn"), false);
}

function mayBeMachine(state: Conversation): boolean {
  if (state.direction === "inbound" || state.answeredBy === "voicemail") return false;
  return state.calleeTurns <= GREETING_TURNS && state.answeredBy !== "ivr";
}

const SOMEBODY =
  /\b(?:can|may|could|shall|should) (?:i|we) (?:take|help|ask|get|give|tell|have)\b|\b(?:he|she|they)(?:['’]s|['’]re| is| are| isn['’]t| aren['’]t| can(?:['’]t|not)| won['’]t| will not)\b|\?\s*$/i;

/** "Not available" is a screener's word too; behind it only what asks for a message is a voicemail. */
function asksForMessage({ answeredBy }: Conversation, text: string): boolean {
  // Somebody who speaks of another, or offers something, is no tape.
  if (SOMEBODY.test(text)) return false;
  return answeredBy !== "screener" || /\b(?:message|tone|beep|voice ?mail)\b/i.test(text);
}

function lastCalleeText(state: Conversation): string {
  return state.history.findLast((turn) => turn.speaker === "callee")?.text ?? "";
}
