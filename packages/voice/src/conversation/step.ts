import type { AgentTrigger } from "../agent/agent.ts";
import type { EndReason } from "./call-event.ts";
import {
  type AnsweredBy,
  type Conversation,
  type ConversationSettings,
  type Effect,
  newUtterance,
  type Phase,
  type Reply,
  type ReplyEnd,
  type SpeakerTurn,
  type TimerName,
} from "./state.ts";

/** One event's work on a private copy of the state: handlers change `state` and collect effects. */
export interface Step {
  state: Conversation;
  effects: Effect[];
  nowMs: number;
  settings: ConversationSettings;
}

export function enter(step: Step, phase: Phase) {
  const { phase: now } = step.state;
  if (now === phase || now === "ended") return;
  // A supervisor has the call until they give it back, whatever happens on the line.
  if (now === "taken_over" && phase !== "ended") return;
  step.state.phase = phase;
  step.effects.push({ type: "emit", event: { type: "state", state: phase, atMs: step.nowMs } });
}

/** Where the call is when nobody of ours speaks: in a menu, taking a message, or simply listening. */
export function enterListening(step: Step) {
  const { message, answeredBy } = step.state;
  enter(step, message ? "taking_message" : answeredBy === "ivr" ? "in_menu" : "listening");
}

export function setTimer(step: Step, name: TimerName, atMs: number) {
  step.effects.push({ type: "timer", name, atMs: Math.max(step.nowMs, atMs) });
}

export function clearTimers(step: Step, ...names: TimerName[]) {
  for (const name of names) step.effects.push({ type: "clear_timer", name });
}

export function setAnsweredBy(step: Step, answeredBy: AnsweredBy) {
  if (step.state.answeredBy === answeredBy) return;
  step.state.answeredBy = answeredBy;
  step.effects.push({ type: "emit", event: { type: "answered_by", answeredBy, atMs: step.nowMs } });
}

export function remember(step: Step, speaker: SpeakerTurn["speaker"], text: string) {
  step.state.history = [...step.state.history, { speaker, text }];
}

/** Begins an answer. It is heard once released. */
export function startReply(
  step: Step,
  trigger: AgentTrigger,
  options: { forText?: string; pendingTurn?: boolean; retried?: boolean; endReason?: EndReason } = {},
): Reply {
  const forText = options.forText ?? "";
  const reply = newReply(step, trigger, { forText, endReason: options.endReason ?? null });
  reply.retried = options.retried ?? false;
  const history = options.pendingTurn
    ? [...step.state.history, { speaker: "callee" as const, text: forText }]
    : step.state.history;
  step.effects.push({ type: "respond", generation: reply.generation, trigger, history });
  return reply;
}

/** Speaks a sentence of the engine's own, at once; the call ends after it when `endReason` is given, else `then` happens. */
export function say(step: Step, text: string, endReason: EndReason | null = null, then: ReplyEnd | null = null) {
  dropReply(step);
  const reply = newReply(step, "say", { forText: "", endReason, then });
  step.effects.push({ type: "say", generation: reply.generation, text });
  release(step, reply, false);
}

/** Plays a sound without words: keys as tones, or the beep before a message. */
export function sound(step: Step, keys: string | "beep", then: ReplyEnd) {
  dropReply(step);
  const reply = newReply(step, "sound", { forText: "", endReason: null, then });
  step.effects.push({ type: "sound", generation: reply.generation, keys });
  release(step, reply, false);
}

function newReply(
  step: Step,
  trigger: Reply["trigger"],
  { forText, endReason, then = null }: { forText: string; endReason: EndReason | null; then?: ReplyEnd | null },
): Reply {
  const generation = step.state.nextGeneration++;
  const reply: Reply = {
    ...{ generation, trigger, forText, endReason, then },
    ...{ stage: "drafting", playbackStartMs: null, retried: false },
  };
  step.state.reply = reply;
  return reply;
}

/** Lets a drafted answer be heard. `measured`: it answers the utterance that has just ended. */
export function release(step: Step, reply: Reply, measured: boolean) {
  const { utterance } = step.state;
  reply.stage = "released";
  const turn = measured
    ? {
        speechEndMs: utterance.endMs,
        decidedAtMs: step.nowMs,
        sttMs: Math.max(0, utterance.settledAtMs - utterance.settleAskedAtMs),
      }
    : null;
  step.effects.push({ type: "release", generation: reply.generation, turn });
  clearTimers(step, "opening", "silence");
  enter(step, "thinking");
}

/** Ends whatever the agent was about to say or is saying. What was heard of it comes back as `playback_cut`. */
export function dropReply(step: Step, interrupted = false) {
  const { reply } = step.state;
  if (!reply) return;
  step.state.reply = null;
  clearTimers(step, "hold", "resume");
  if (reply.stage === "playing" || reply.stage === "held") step.effects.push({ type: "cut", interrupted });
  else step.effects.push({ type: "cancel_reply", generation: reply.generation });
}

/** Closes the utterance: what comes next is a new one. */
export function nextUtterance(step: Step) {
  const { endMs, startMs } = step.state.utterance;
  const id = step.state.utterance.id + 1;
  step.state.utterance = newUtterance(id);
  step.effects.push({ type: "stt_next", utterance: id, endMs: startMs === null ? step.nowMs : endMs });
  clearTimers(step, "endpoint", "endless");
}

export function hangUp(step: Step, reason: EndReason) {
  if (step.state.phase === "ended") return;
  dropReply(step);
  enter(step, "ended");
  step.effects.push({ type: "hang_up", reason });
}

/** Writes the current utterance into the transcript. */
export function emitCalleeSegment(step: Step) {
  const { utterance } = step.state;
  const segment = {
    speaker: "callee" as const,
    text: utterance.text,
    startMs: utterance.startMs ?? utterance.endMs,
    endMs: utterance.endMs,
    confidence: utterance.confidence,
    interrupted: false,
  };
  step.effects.push({ type: "emit", event: { type: "segment", segment } });
}

/** Takes the utterance's words into transcript and history; they are somebody's turn. */
export function takeTurn(step: Step) {
  const { state } = step;
  emitCalleeSegment(step);
  remember(step, "callee", state.utterance.text);
  state.calleeTurns++;
  state.silences = 0;
  state.unclear = 0;
}
