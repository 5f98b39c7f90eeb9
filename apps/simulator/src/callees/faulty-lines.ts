import type { LineConditions } from "../network/line-conditions.ts";
import type { Callee } from "./callee.ts";
import { supportLine } from "./support-line.ts";

const FAULTS: { number: string; name: string; description: string; line: LineConditions }[] = [
  {
    number: "+15005550140",
    name: "Noisy, lossy line",
    description: "The helpful line over a poor connection: noise, jitter and lost frames.",
    line: { noiseDb: 45, jitterMs: 80, lossPercent: 3 },
  },
  {
    number: "+15005550141",
    name: "Line with a gap",
    description: "The helpful line; its sound is missing for three seconds in the middle of the greeting.",
    line: { gap: { atMs: 3_000, ms: 3_000 } },
  },
  {
    number: "+15005550142",
    name: "Line that goes mute",
    description: "The helpful line; after six seconds nothing comes through any more while the connection stays open.",
    line: { muteAfterMs: 6_000 },
  },
  {
    number: "+15005550143",
    name: "Line that repeats marks",
    description: "The helpful line; every acknowledgement of what was played comes twice.",
    line: { marks: "duplicated" },
  },
  {
    number: "+15005550144",
    name: "Line that loses marks",
    description: "The helpful line; half of the acknowledgements never come.",
    line: { marks: "missing" },
  },
  {
    number: "+15005550145",
    name: "Line that mixes up marks",
    description: "The helpful line; acknowledgements come in the wrong order.",
    line: { marks: "out_of_order" },
  },
  {
    number: "+15005550146",
    name: "Line with a flood of keys",
    description: "The helpful line; fifty keys a second arrive for five seconds.",
    line: { dtmfFlood: { atMs: 4_000, ms: 5_000 } },
  },
  {
    number: "+15005550147",
    name: "Line whose clock jumps",
    description: "The helpful line; its timestamps jump ahead by four seconds.",
    line: { clockJump: { atMs: 5_000, ms: 4_000 } },
  },
  {
    number: "+15005550148",
    name: "Line in a storm",
    description: "Nothing but noise of 120 dB.",
    line: { noiseDb: 120 },
  },
  {
    number: "+15005550149",
    name: "Line with broken messages",
    description: "The helpful line; broken messages are mixed into the stream.",
    line: { malformed: true },
  },
];

/** The helpful support line behind lines that have something wrong with them. */
export const faultyLines: Callee[] = FAULTS.map((fault) => ({ ...supportLine, ...fault }));
