import { open } from "node:fs/promises";
import { SAMPLE_RATE, SAMPLES_PER_MS } from "../ports.ts";
import { createMutes, type Side } from "./mutes.ts";
import { createPeakMeter, type Peaks } from "./peaks.ts";
import { createTwoChannelWindow } from "./two-channel-window.ts";
import { BYTES_PER_FRAME, CHANNELS, WAV_HEADER_BYTES, wavHeader } from "./wav-header.ts";

export interface RecordingSummary {
  path: string;
  durationMs: number;
  peaks: Peaks;
}

export interface CallRecorder {
  callee(samples: Int16Array, atMs: number): void;
  agent(samples: Int16Array, atMs: number): void;
  /** Takes back the agent's sound from `atMs` on: it was queued but never heard. */
  eraseAgent(atMs: number): void;
  /** From `fromMs` on nothing is written until it was judged. A hold may begin while an earlier one waits. */
  hold(fromMs: number): void;
  /** Everything before `untilMs` may be written, and holds that began before it are over. */
  judged(untilMs: number): void;
  /**
   * Whether digits that must not be kept are plausible in what is held. When a hold lasts too long for memory (20 s), or the call
   * ends in it, the callee's unjudged sound is written muted while this is so, and as it is otherwise.
   */
  doubt(plausible: boolean): void;
  /** Silences a stretch of one side, written or not, past or to come; `toMs` is exclusive. */
  mute(side: Side, fromMs: number, toMs: number): void;
  close(): Promise<RecordingSummary>;
}

/** What may still change stays in memory this long. The agent's sound is written ahead of its time by less than a second. */
const KEEP = SAMPLE_RATE;
/** A hold keeps this much more: 640 kB. */
const HELD = SAMPLE_RATE * 20;
/** Written in pieces of half a second. */
const STEP = SAMPLE_RATE / 2;
/** The agent's frames are timed by a clock with milliseconds: a frame this near to the end of the one before follows it. */
const FOLLOWS = 2 * SAMPLES_PER_MS;

const sampleAt = (ms: number) => Math.max(0, Math.round(ms * SAMPLES_PER_MS));

/**
 * Writes a call as it happens: WAV, 8 kHz, 16 bit, callee left, agent right, sample n of both at n / 8 ms of the call's clock. The
 * file always holds what was heard up to about a second ago (while held: up to what was judged); its header is right once closed,
 * or after `repairWav`. Rejects in `close` when the disk refused.
 */
export function createCallRecorder(path: string): CallRecorder {
  const window = createTwoChannelWindow(STEP);
  const mutes = createMutes();
  const meter = createPeakMeter();
  const holds: number[] = [];
  let doubtful = false;
  let end = 0;
  let agentEnd = 0;
  const opened = open(path, "w+");
  let writes: Promise<unknown> = opened.then((file) => file.write(wavHeader(0), 0, WAV_HEADER_BYTES, 0));
  writes.catch(() => {});

  const queue = (work: () => Promise<unknown>) => {
    writes = writes.then(work);
    writes.catch(() => {});
  };

  const write = (interleaved: Int16Array, from: number) => {
    mutes.apply(interleaved, from);
    meter.add(interleaved);
    const bytes = Buffer.from(interleaved.buffer, interleaved.byteOffset, interleaved.byteLength);
    queue(async () => (await opened).write(bytes, 0, bytes.length, WAV_HEADER_BYTES + from * BYTES_PER_FRAME));
  };

  /** Writes whole pieces up to `until`, and at the end of the call the last, shorter one. */
  const flush = (until: number, last = false) => {
    while (window.base + STEP <= until) {
      const from = window.base;
      write(window.take(), from);
    }
    if (last && until > window.base) {
      const from = window.base;
      write(window.take().subarray(0, (until - from) * CHANNELS), from);
    }
    mutes.forgetBefore(window.base);
  };

  const settle = () => {
    const due = end - KEEP;
    const held = holds.length > 0 ? Math.min(...holds) : Number.POSITIVE_INFINITY;
    if (due > held && due - window.base > HELD + STEP) giveUp(held, due - HELD);
    flush(Math.min(due, holds.length > 0 ? Math.min(...holds) : due));
  };

  /** What was held from `from` to `until` is written without a judgement. */
  const giveUp = (from: number, until: number) => {
    if (doubtful) mutes.add("callee", from, until);
    for (const [index, start] of holds.entries()) holds[index] = Math.max(start, until);
  };

  const put = (channel: 0 | 1, samples: Int16Array, from: number) => {
    // In pieces, so that a gap of minutes is written as it is filled and never whole in memory.
    for (let at = 0; at < samples.length; at += STEP) {
      const part = samples.subarray(at, at + STEP);
      while (from + at > end + STEP) {
        end += STEP;
        settle();
      }
      window.put(channel, part, from + at);
      end = Math.max(end, from + at + part.length);
      settle();
    }
  };

  return {
    callee: (samples, atMs) => put(0, samples, sampleAt(atMs)),
    agent(samples, atMs) {
      const at = sampleAt(atMs);
      const from = Math.abs(at - agentEnd) <= FOLLOWS ? agentEnd : at;
      agentEnd = from + samples.length;
      put(1, samples, from);
    },
    eraseAgent(atMs) {
      const from = sampleAt(atMs);
      window.erase(1, from);
      agentEnd = Math.min(agentEnd, from);
    },
    hold(fromMs) {
      holds.push(sampleAt(fromMs));
    },
    judged(untilMs) {
      const until = sampleAt(untilMs);
      holds.splice(0, holds.length, ...holds.filter((from) => from >= until));
      settle();
    },
    doubt(plausible) {
      doubtful = plausible;
    },
    mute(side, fromMs, toMs) {
      const from = sampleAt(fromMs);
      const to = sampleAt(toMs);
      if (to <= from) return;
      mutes.add(side, from, to);
      if (from >= window.base) return;
      const written = Math.min(to, window.base);
      meter.silence(side, from, written);
      queue(async () => mutes.rewrite(await opened, side, from, written));
    },
    async close() {
      if (holds.length > 0 && doubtful) mutes.add("callee", Math.min(...holds), end);
      flush(end, true);
      await writes;
      const file = await opened;
      try {
        await file.write(wavHeader(end * BYTES_PER_FRAME), 0, WAV_HEADER_BYTES, 0);
      } finally {
        await file.close();
      }
      return { path, durationMs: Math.round(end / SAMPLES_PER_MS), peaks: meter.peaks };
    },
  };
}
