import type { EndReason } from "./call-event.ts";
import {
  type Conversation,
  type ConversationSettings,
  type Effect,
  newUtterance,
  type Phase,
  type Reply,
} from "./state.ts";

/** One event's work on a private copy of the state: handlers change `state` and collect effects. */
export interface Step {
  state: Conversation;
  effects: Effect[];
  nowMs: number;
  settings: ConversationSettings;
}

export function enter(step: Step, phase: Phase) {
  if (step.state.phase === phase || step.state.phase === "ended") return;
  step.state.phase = phase;
  step.effects.push({ type: "emit", event: { type: "state", state: phase, atMs: step.nowMs } });
}

export function setTimer(step: Step, name: Extract<Effect, { type: "timer" }>["name"], atMs: number) {
  step.effects.push({ type: "timer", name, atMs: Math.max(step.nowMs, atMs) });
}

export function clearTimers(step: Step, ...names: Extract<Effect, { type: "clear_timer" }>["name"][]) {
  for (const name of names) step.effects.push({ type: "clear_timer", name });
}

/** Begins an answer. It is heard once released. */
export function startReply(
  step: Step,
  trigger: "opening" | "turn" | "voicemail",
  options: { forText?: string; pendingTurn?: boolean; retried?: boolean; endReason?: EndReason } = {},
): Reply {
  const forText = options.forText ?? "";
  const reply = newReply(step, trigger, forText, options.endReason ?? null);
  reply.retried = options.retried ?? false;
  const history = options.pendingTurn
    ? [...step.state.history, { speaker: "callee" as const, text: forText }]
    : step.state.history;
  step.effects.push({ type: "respond", generation: reply.generation, trigger, history });
  return reply;
}

/** Speaks a sentence of the engine's own, at once; the call ends after it when `endReason` is given. */
export function say(step: Step, text: string, endReason: EndReason | null = null) {
  dropReply(step);
  const reply = newReply(step, "say", "", endReason);
  step.effects.push({ type: "say", generation: reply.generation, text });
  release(step, reply, false);
}

function newReply(step: Step, trigger: Reply["trigger"], forText: string, endReason: EndReason | null): Reply {
  const generation = step.state.nextGeneration++;
  step.state.reply = {
    generation,
    trigger,
    forText,
    stage: "drafting",
    playbackStartMs: null,
    retried: false,
    endReason,
  };
  return step.state.reply;
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
  const id = step.state.utterance.id + 1;
  step.state.utterance = newUtterance(id);
  step.effects.push({ type: "stt_next", utterance: id });
  clearTimers(step, "endpoint");
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
