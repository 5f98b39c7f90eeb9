import { backchanneller } from "./backchanneller.ts";
import { backgroundTalk } from "./background-talk.ts";
import { callScreener } from "./call-screener.ts";
import type { Callee } from "./callee.ts";
import { cardReader } from "./card-reader.ts";
import { coughing } from "./coughing.ts";
import { decliningScreener } from "./declining-screener.ts";
import { faultyLines } from "./faulty-lines.ts";
import { faxMachine } from "./fax-machine.ts";
import { holdLine } from "./hold.ts";
import { holdAnnouncements } from "./hold-announcements.ts";
import { inboundCallers } from "./inbound-callers.ts";
import { interrupter } from "./interrupter.ts";
import { keyPresser } from "./key-presser.ts";
import { longSilence } from "./long-silence.ts";
import { loopingMenu } from "./looping-menu.ts";
import { manager } from "./manager.ts";
import { mumbler } from "./mumbler.ts";
import { numberAsker } from "./number-asker.ts";
import { phoneMenu } from "./phone-menu.ts";
import { refusal } from "./refusal.ts";
import { robotAsker } from "./robot-asker.ts";
import { shortTalks } from "./short-talks.ts";
import { silentLine } from "./silent-line.ts";
import { speechMenu } from "./speech-menu.ts";
import { supportLine } from "./support-line.ts";
import { transferAsker } from "./transfer-asker.ts";
import { twoLevelMenu } from "./two-level-menu.ts";
import { busyLine, deadNumber, noAnswer } from "./unreachable.ts";
import { otherMailboxes, voicemail } from "./voicemail.ts";

const DIRECTORY: Callee[] = [
  supportLine,
  busyLine,
  noAnswer,
  voicemail,
  interrupter,
  deadNumber,
  refusal,
  holdLine,
  phoneMenu,
  silentLine,
  callScreener,
  mumbler,
  keyPresser,
  holdAnnouncements,
  twoLevelMenu,
  speechMenu,
  loopingMenu,
  ...otherMailboxes,
  decliningScreener,
  faxMachine,
  longSilence,
  backchanneller,
  coughing,
  backgroundTalk,
  robotAsker,
  numberAsker,
  manager,
  transferAsker,
  cardReader,
  ...shortTalks,
  ...faultyLines,
  ...inboundCallers,
];

/** Rings a number of ours unless somebody else is named. */
export const USUAL_CALLER = "+15005550150";

const RANGE = /^\+150055501\d\d$/;

/** Who can be rung, for people to choose from. */
export const callees: { number: string; name: string; description: string }[] = DIRECTORY.map(
  ({ number, name, description }) => ({ number, name, description }),
);

/** Who answers this number; null outside the simulated range. Numbers of the range without an entry are the support line. */
export function calleeAt(number: string): Callee | null {
  if (!RANGE.test(number)) return null;
  return DIRECTORY.find((callee) => callee.number === number) ?? supportLine;
}
