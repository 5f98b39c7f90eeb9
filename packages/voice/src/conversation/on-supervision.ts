import { leaveMessage } from "./end-turn.ts";
import type { ConversationInput } from "./state.ts";
import { dropReply, hangUp, type Step, setAnsweredBy, setTimer } from "./step.ts";

/** A machine that the carrier heard, and that then says nothing more, listens. */
const NO_BEEP_MS = 3500;

/** Whether somebody has been talked to: what a detector thinks of the first seconds no longer counts then. */
function settled(step: Step): boolean {
  return step.state.direction === "inbound" || step.state.answeredBy === "human" || step.state.answeredBy === "ivr";
}

/** A machine asks for a message. By the call's wish one is left after the beep, or the call ends here. */
export function onMachine(step: Step) {
  const { state, settings } = step;
  setAnsweredBy(step, "voicemail");
  dropReply(step);
  if (settings.voicemail === "hang_up") return hangUp(step, "voicemail_reached");
  if (!state.utterance.voicing)
    setTimer(step, "no_beep", Math.max(state.utterance.endMs, step.nowMs - NO_BEEP_MS) + NO_BEEP_MS);
}

export function onFax(step: Step) {
  if (step.state.calleeTurns > 0 && settled(step)) return;
  setAnsweredBy(step, "fax");
  hangUp(step, "fax");
}

/** The carrier's answering machine detection: one voice among the engine's own. It overrules nobody who has spoken. */
export function onHint(step: Step, { answeredBy }: Extract<ConversationInput, { type: "hint" }>) {
  if (settled(step) || step.state.answeredBy === "voicemail") return;
  if (answeredBy === "human") return setAnsweredBy(step, "human");
  if (answeredBy === "fax") return onFax(step);
  onMachine(step);
  if (answeredBy === "machine_beeped" && step.state.phase !== "ended") leaveMessage(step);
}
