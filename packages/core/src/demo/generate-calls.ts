import { DateTime } from "luxon";
import { instantOfLocal, type TrackedCall } from "../imports/index.ts";
import { createRandom } from "./create-random.ts";
import { composeDialogue, type Line, spokenMs } from "./dialogues.ts";
import { makeCall } from "./make-call.ts";
import { makeCallers } from "./make-callers.ts";
import { spreadCalls } from "./spread-calls.ts";
import { tellJourneys } from "./tell-journeys.ts";

const SEED = 20_260_101;
const PAUSE_MS = 300;

export interface DemoSegment extends Line {
  startMs: number;
  endMs: number;
}

export interface DemoConversation {
  callId: string;
  segments: DemoSegment[];
}

export interface DemoCalls {
  /** Oldest first. */
  calls: TrackedCall[];
  conversations: DemoConversation[];
}

/** The same calls for the same moment, zone and numbers. `withTranscript` of the latest answered ones are conversations. */
export function generateCalls(options: { count: number; withTranscript: number; now: Date; zone: string }): DemoCalls {
  const random = createRandom(SEED);
  const callers = makeCallers(random);
  const times = spreadCalls(random, options.count, DateTime.fromJSDate(options.now, { zone: options.zone }));
  const calls = times.map((time, number) => {
    const calledAt = instantOfLocal(options.zone, time.local);
    return makeCall(random, { number, calledAt, time, caller: callers.next(), zone: options.zone });
  });
  tellJourneys(createRandom(SEED + 1), calls);
  const conversations: DemoConversation[] = [];
  for (let i = calls.length - 1; i >= 0 && conversations.length < options.withTranscript; i--) {
    const call = calls[i]!;
    // Spread over the last weeks, so that they are not all on one page.
    if (call.status !== "answered" || call.direction !== "inbound" || !random.chance(0.2)) continue;
    const segments = time(composeDialogue(random, call));
    call.talkSeconds = Math.ceil(segments.at(-1)!.endMs / 1000);
    call.durationSeconds = (call.ringSeconds ?? 0) + call.talkSeconds;
    conversations.push({ callId: call.id, segments });
  }
  return { calls, conversations };
}

function time(lines: Line[]): DemoSegment[] {
  let at = PAUSE_MS;
  return lines.map((line) => {
    const startMs = at;
    const endMs = startMs + spokenMs(line.text);
    at = endMs + PAUSE_MS;
    return { ...line, startMs, endMs };
  });
}
