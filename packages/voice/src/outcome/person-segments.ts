import type { TranscriptSegment } from "../conversation/call-event.ts";
import type { AnsweredBy } from "../conversation/state.ts";
import { parseMenu } from "../ivr/parse-menu.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { isHoldAnnouncement } from "../turns/hold-words.ts";
import { isRecordedAnnouncement, soundsHuman } from "../turns/recorded.ts";
import { asksWhoCalls } from "../turns/screening.ts";
import { isVoicemailGreeting } from "../turns/voicemail.ts";

/** What menus and mailboxes say besides their options. */
const MACHINE =
  /\b(?:press|pound key|star key|main menu|extension|invalid (?:option|entry)|(?:did ?n[o']t|did not) (?:get|understand|catch|recognize) (?:that|your)|please (?:enter|say|speak|select|choose|listen)|your message has been|to (?:re-?record|send|cancel|hear)|message (?:sent|saved|recorded)|mailbox is full|trying to connect|connecting (?:you|your call)|please stay on the line|person you (?:called|are calling|have dialed)|subscriber|no one is available)\b/i;
/** Words of somebody who takes part: themselves, us, yes and no. */
const TAKES_PART =
  /\b(?:i|i'm|i'll|i've|we|we're|we'll|me|my|us|our|you|yes|yeah|no|sure|speaking|it's|it is|that's|hello|hi|okay)\b/i;

/** Whether no person says this: a menu, a mailbox, a screener, a recorded notice. */
function isMachineSpeech(text: string): boolean {
  return (
    isVoicemailGreeting(text) ||
    asksWhoCalls(text) ||
    isRecordedAnnouncement(text) ||
    MACHINE.test(text) ||
    parseMenu(text) !== null ||
    (isHoldAnnouncement(text, []) && !soundsHuman(text))
  );
}

/**
 * Positions of the other side's segments that a person spoke. A call that a machine answered has such segments only when somebody
 * came to the phone later: they sound human, or take part in the talk after the agent has spoken; from there on the line is theirs.
 */
export function personSegments(segments: readonly TranscriptSegment[], answeredBy: AnsweredBy = "unknown"): number[] {
  const callee = segments.flatMap(({ speaker, text }, index) =>
    speaker === "callee" && wordsOf(text).length > 0 ? [{ text, index }] : [],
  );
  // Between people only what a tape says on hold is nobody's: "leave a message with me" is said by people too.
  const spoken = callee.filter(({ text }) => !isHoldAnnouncement(text, []) || soundsHuman(text));
  const positions = (from: number, of: typeof callee) => of.flatMap(({ index }) => (index >= from ? [index] : []));
  if (answeredBy === "human") return positions(0, spoken);
  const worded = callee.filter(({ text }) => !isMachineSpeech(text));
  if (answeredBy === "unknown") return positions(0, worded);
  const firstAgent = segments.findIndex(({ speaker }) => speaker !== "callee");
  const picksUp = worded.find(
    ({ text, index }) =>
      index > 0 && (soundsHuman(text) || (firstAgent >= 0 && index > firstAgent && TAKES_PART.test(text))),
  );
  return picksUp ? positions(picksUp.index, spoken) : [];
}
