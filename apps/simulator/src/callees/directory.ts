import { callScreener } from "./call-screener.ts";
import type { Callee } from "./callee.ts";
import { holdLine } from "./hold.ts";
import { interrupter } from "./interrupter.ts";
import { keyPresser } from "./key-presser.ts";
import { mumbler } from "./mumbler.ts";
import { phoneMenu } from "./phone-menu.ts";
import { refusal } from "./refusal.ts";
import { silentLine } from "./silent-line.ts";
import { supportLine } from "./support-line.ts";
import { busyLine, deadNumber, noAnswer } from "./unreachable.ts";
import { voicemail } from "./voicemail.ts";

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
];

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
