import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createImport, getImport, listImports, undoImport } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import type { TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld } from "../../packages/core/src/imports/tests/world.ts";
import { bundleScript } from "./bundle-script.ts";
import type { Order, Report } from "./import-child.ts";
import { callLog, changedCallLog } from "./import-files.ts";

const SEED = 20_260_321;
const ROWS = 9_000;
const BATCH_ROWS = 100;

let world: Awaited<ReturnType<typeof createWorld>>;
let script: string;
let spare: Promise<ChildProcess>;

beforeAll(async () => {
  world = await createWorld();
  script = join(world.directory, "child.mjs");
  await bundleScript(fileURLToPath(new URL("import-child.ts", import.meta.url)), script);
  spare = start();
});
afterAll(async () => {
  (await spare).kill("SIGKILL");
  await world.close();
});

/** A process that has loaded the importer and waits for an order. */
async function start(): Promise<ChildProcess> {
  const child = fork(script, [world.t.appUrl, world.t.ownerUrl, world.directory, String(BATCH_ROWS)], { execArgv: [] });
  const [message] = (await once(child, "message")) as [Report];
  expect(message).toBe("ready");
  return child;
}

/** A fair die with a memory: the same seed throws the same numbers. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Moment {
  /** Statements of the importer that it lives to see, or the one that it dies at; and milliseconds after the last of them. */
  statements: number | "settling";
  later: number;
}

/** Carries an order out in a process of its own, which dies at that moment; without one it lives. */
async function carryOut(order: Order, moment: Moment | null): Promise<"done" | "killed at work" | "killed too early"> {
  const child = await spare;
  spare = start();
  let left = typeof moment?.statements === "number" ? moment.statements : Number.POSITIVE_INFINITY;
  let working = false;
  let timer: NodeJS.Timeout | undefined;
  const kill = () => {
    timer ??= setTimeout(() => child.kill("SIGKILL"), moment!.later);
  };
  const end = new Promise<"done" | "killed" | Error>((resolve) => {
    child.on("message", (report: Report) => {
      working = true;
      if (report === "done") resolve("done");
      else if (typeof report === "object") resolve(new Error(report.failed));
      else if (report === moment?.statements || (report === "statement" && --left <= 0)) kill();
    });
    child.on("exit", () => resolve("killed"));
  });
  child.send(order);
  if (left === 0) kill();
  const outcome = await end;
  clearTimeout(timer);
  child.kill("SIGKILL");
  if (outcome instanceof Error) throw outcome;
  if (outcome === "done") return outcome;
  return working ? "killed at work" : "killed too early";
}

const one = async function* (text: string) {
  yield Buffer.from(text);
};
const upload = async (org: TestOrganization, text: string) =>
  (await createImport(org.context, { storage: world.storage }, { fileName: "calls.csv", content: one(text) })).id;
const order = (verb: Order["verb"], org: TestOrganization, id: string): Order => ({
  ...{ verb, organizationId: org.organizationId, importId: decodeId("imp", id)! },
});
const counters = ({ status, rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected }: Summary) => ({
  ...{ status, rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected },
});
type Summary = Awaited<ReturnType<typeof getImport>>;

test(`killed 50 times at random moments (seed ${SEED}), imports and an undo end as if nothing had happened`, async () => {
  const [first, second] = [callLog(ROWS), changedCallLog(ROWS)];
  const calm = await world.t.createOrganization();
  const stormy = await world.t.createOrganization();
  const roll = dice(SEED);
  let kills = 0;

  /** Kills so many runs at work, each at most so many statements along, and lets the next one finish. */
  async function through(work: Order, times: number, farthest: number) {
    for (let killed = 0; killed < times; ) {
      // Some die before the first statement of theirs, while files are opened and threads are started.
      const moment =
        roll(6) === 0 ? { statements: 0, later: roll(400) } : { statements: 1 + roll(farthest), later: roll(12) };
      const outcome = await carryOut(work, moment);
      if (outcome === "done") return;
      if (outcome === "killed too early") continue;
      killed += 1;
      kills += 1;
    }
    // Once more where it counts who called for the first time, behind the last batch.
    if ((await carryOut(work, { statements: "settling", later: roll(15) })) === "done") return;
    kills += 1;
    expect(await carryOut(work, null)).toBe("done");
  }

  async function imported(text: string, times: number, farthest: number): Promise<string> {
    const undisturbed = await world.importCsv(calm, text, ROWS);
    const id = await upload(stormy, text);
    await through(order("import", stormy, id), times, farthest);
    const summary = await getImport(stormy.context, id);
    expect(counters(summary)).toEqual(counters(undisturbed));
    expect(summary.status).toBe("completed");
    expect(summary.rowsInserted + summary.rowsUpdated + summary.rowsUnchanged + summary.rowsRejected).toBe(
      summary.rowsRead,
    );
    expect(JSON.stringify(await world.state(stormy)) === JSON.stringify(await world.state(calm))).toBe(true);
    return id;
  }

  await imported(first, 20, 30);
  const before = JSON.stringify(await world.exactState(stormy));
  const again = await imported(second, 20, 120);
  await world.undo(calm, (await listImports(calm.context, {})).data[0]!.id);
  await undoImport(stormy.context, again);
  await through(order("undo", stormy, again), 6, 28);
  expect((await getImport(stormy.context, again)).status).toBe("undone");
  expect(JSON.stringify(await world.exactState(stormy)) === before).toBe(true);
  while (kills < 50) await imported(kills % 2 ? first : second, Math.min(8, 50 - kills), 60);
  expect(kills).toBeGreaterThanOrEqual(50);
  for (const org of [calm, stormy]) {
    expect(readdirSync(join(world.directory, org.organizationId, "imports"))).toEqual([]);
  }
});
