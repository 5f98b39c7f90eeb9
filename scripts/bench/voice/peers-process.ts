import { type InterruptedCall, interruptCall, type Trial } from "./interrupt.ts";
import { type Line, recordLines } from "./lines.ts";
import { load, loadStats, openLoad } from "./load.ts";
import { serveParent } from "./serve-parent.ts";
import { type TurnRecord, takeTurns } from "./take-turns.ts";
import { pause } from "./wait-for.ts";

export interface TalkOrder {
  url: string;
  calls: number;
  /** By its number: what each call says. */
  lines: Line[][];
}

export interface InterruptOrder {
  url: string;
  greeting: Line;
  goOn: Line;
  /** By its number: what happens in each call. */
  trials: Trial[][];
}

/** Calls begin this far apart, so that their turns do not fall together. */
const STAGGER_MS = 370;

// The callees, in a process of their own: the load generator.
serveParent({
  record: (texts: string[]) => recordLines(texts),
  async talk({ url, calls, lines }: TalkOrder): Promise<TurnRecord[]> {
    const talks = Array.from({ length: calls }, async (_, call) => {
      await pause(call * STAGGER_MS);
      return takeTurns(url, String(call), lines[call]!);
    });
    return (await Promise.all(talks)).flat();
  },
  async interrupt({ url, greeting, goOn, trials }: InterruptOrder): Promise<InterruptedCall[]> {
    return Promise.all(
      trials.map(async (plan, call) => {
        await pause(call * STAGGER_MS);
        return interruptCall(url, String(call), { greeting, goOn, trials: plan });
      }),
    );
  },
  openLoad,
  load,
  loadStats,
});
