import { parseMenu } from "../ivr/parse-menu.ts";
import { asksToHold, isHoldAnnouncement } from "../turns/hold-words.ts";
import { asksCaller, isRecordedAnnouncement, soundsHuman } from "../turns/recorded.ts";
import { asksWhoCalls } from "../turns/screening.ts";
import type { Conversation } from "./state.ts";

/**
 * What a turn of the other side's is. Only talk and a screener's question are the agent's to answer; the rest the engine does
 * itself, without a language model.
 */
export type KindOfTurn = "talk" | "announcement" | "hold_request" | "menu" | "screening" | "recorded";

/** A menu has two entries or more, unless machines answer already: a person may say "press 1" too. */
const LEAST_OPTIONS = 2;
/** A screener speaks first; later the same words are somebody's curiosity. */
const SCREENING_TURNS = 1;

const IS_BACK = /^(?:thanks|thank you) (?:so much |very much )?for (?:holding|waiting|your patience)[.!]*$/i;

export function kindOfTurn(state: Conversation, text: string): KindOfTurn {
  if (state.direction === "inbound" || state.message) return "talk";
  const machine = state.answeredBy !== "human";
  const menu = parseMenu(text);
  if (menu && menu.options.length >= leastOptions(state, text)) return "menu";
  if (machine && state.calleeTurns <= SCREENING_TURNS && asksWhoCalls(text)) return "screening";
  // Whoever asked us to wait in their own words, without tape or music, is the one who says that.
  if (state.hold?.cause === "words" && state.hold.announced.length === 0 && IS_BACK.test(text)) return "talk";
  if (isHoldAnnouncement(text, state.hold?.announced ?? [])) return "announcement";
  if (asksToHold(text))
    return state.answeredBy === "ivr" || state.answeredBy === "screener" ? "announcement" : "hold_request";
  if (machine && isRecordedAnnouncement(text) && !soundsHuman(text)) return "recorded";
  // A menu's words that make no choice yet: the rest comes, or nothing does.
  if (state.answeredBy === "ivr" && !soundsHuman(text) && !asksCaller(text)) return "recorded";
  return "talk";
}

/** Recognition may catch one entry of a menu only; what is heard first, and sounds like nobody, is one. */
function leastOptions({ answeredBy, calleeTurns }: Conversation, text: string): number {
  return answeredBy === "ivr" || (calleeTurns === 0 && !soundsHuman(text)) ? 1 : LEAST_OPTIONS;
}

/** Whether these words are somebody's, after machines: from here on the call has been answered by a person. */
export function isPerson(state: Conversation, text: string): boolean {
  return state.answeredBy === "ivr" ? soundsHuman(text) : true;
}
