import { monitorEventLoopDelay } from "node:perf_hooks";
import { createFrameSpacing } from "./frame-spacing.ts";
import type { Line } from "./lines.ts";
import { percentile } from "./metric.ts";
import { monotonicMs } from "./monotonic.ts";
import { createPeer, type Peer } from "./peer.ts";
import { pause } from "./wait-for.ts";

export interface LoadStats {
  live: number;
  /** Status codes that answered calls which were not accepted. */
  refused: number[];
  /** Answers of the agent's whose beginning was heard, and lines that got none. */
  answered: number;
  unanswered: number;
  /** How far frames of one answer came from 20 ms after the one before. */
  jitterP50Ms: number;
  jitterP99Ms: number;
  frames: number;
  /** Times that the agent's voice stopped within an answer because its next frame came too late. */
  underruns: number;
  gapP50Ms: number;
  loopP99Ms: number;
  cpuSeconds: number;
}

const RESOLUTION_MS = 5;
const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
loop.enable();
const peers = new Set<Peer>();
let jitters: number[] = [];
let refused: number[] = [];
let gaps: number[] = [];
let unanswered = 0;

/** A callee that talks with the agent until the call ends: a line, the whole answer, a breath, the next line. */
async function talkOn(peer: Peer, line: Line) {
  await pause(300 + Math.random() * 2000);
  while (peers.has(peer) && peer.socket.readyState === 1) {
    peer.say(line.samples);
    const until = monotonicMs() + 15_000;
    do await pause(50);
    while (
      peers.has(peer) &&
      monotonicMs() < until &&
      (peer.answerAt === null || monotonicMs() < peer.playEndsAt + 400)
    );
    if (peer.answerAt === null) unanswered++;
    else gaps.push(peer.answerAt - peer.line.endedAt);
    await pause(Math.random() * 500);
  }
}

/** Opens calls until there are `calls`, some a second, or closes some. Each talks on until it is closed. */
export async function load({
  url,
  calls,
  line,
  perSecond,
}: {
  url: string;
  calls: number;
  line: Line;
  perSecond: number;
}) {
  for (const peer of [...peers].slice(calls)) {
    peers.delete(peer);
    peer.close();
  }
  while (peers.size + refused.length < calls) {
    const peer = createPeer(url, { call: String(peers.size), records: false });
    const status = await peer.open();
    if (status === null) {
      peers.add(peer);
      const spacing = createFrameSpacing();
      peer.onMedia = (at) => {
        const jitter = spacing(at);
        if (jitter !== null) jitters.push(jitter);
      };
      peer.socket.once("close", () => peers.delete(peer));
      void talkOn(peer, line);
    } else refused.push(status);
    await pause(1000 / perSecond);
  }
}

/** One call after the other ends after `ms`; `atOnce` of them side by side. Resolves with the number of calls that were held. */
export async function openLoad({
  url,
  calls,
  line,
  atOnce,
  ms,
}: {
  url: string;
  calls: number;
  line: Line;
  atOnce: number;
  ms: number;
}) {
  let begun = 0;
  let held = 0;
  const one = async () => {
    while (begun < calls) {
      const call = begun++;
      const peer = createPeer(url, { call: String(call), records: false });
      if ((await peer.open()) !== null) continue;
      await pause(200);
      peer.say(line.samples);
      await pause(ms * (0.7 + Math.random() * 0.6));
      held++;
      peer.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return held;
}

/** What was measured since the last time. */
export function loadStats(): LoadStats {
  let underruns = 0;
  for (const peer of peers) {
    for (const [index, frame] of peer.frames.entries()) {
      const before = peer.frames[index - 1];
      const lateMs = before ? frame.arrivedAt - (before.startAt + 20) : 0;
      // Later than that, it is the first frame of another answer.
      if (lateMs > 0 && lateMs < 300) underruns++;
    }
    peer.frames = peer.frames.slice(-1);
  }
  const { user, system } = process.cpuUsage();
  const stats = {
    live: peers.size,
    ...{ refused, unanswered, underruns, answered: gaps.length, frames: jitters.length },
    jitterP50Ms: percentile(jitters, 0.5),
    jitterP99Ms: percentile(jitters, 0.99),
    gapP50Ms: percentile(gaps, 0.5),
    loopP99Ms: Math.max(0, loop.percentile(99) / 1e6 - RESOLUTION_MS),
    cpuSeconds: (user + system) / 1e6,
  };
  loop.reset();
  jitters = [];
  refused = [];
  gaps = [];
  unanswered = 0;
  return stats;
}
