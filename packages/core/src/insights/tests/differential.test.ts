import { createTestDatabase, type TestDatabase } from "@parley/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "../testing/random.ts";
import { anyQuestion } from "./any-question.ts";
import { type BothEngines, compareEngines, createBothEngines, describe as inWords, simplify } from "./both-engines.ts";
import { type DataSet, makeDataSet, NOW } from "./differential-world.ts";

/** PARLEY_SEED=random, or a number, asks other questions about other data; PARLEY_CASES how many. */
const SEED = process.env.PARLEY_SEED === "random" ? Date.now() % 2 ** 31 : Number(process.env.PARLEY_SEED ?? 4);
const CASES = Number(process.env.PARLEY_CASES ?? 10_000);
/** Calls of each data set. SQL takes nearly all of the time, and its time grows with them. */
const SIZES = [2_500, 700, 600, 600, 500, 500, 60, 0];
const AT_ONCE = 40;
/** Connections on which SQL is asked at the same time. */
const LANES = 3;
/** Disagreements after which it ends; one mistake shows in many questions, and several in a few. */
const SHOWN = Number(process.env.PARLEY_SHOWN ?? 3);

let t: TestDatabase;
let engines: BothEngines;
const sets: DataSet[] = [];

beforeAll(async () => {
  t = await createTestDatabase();
  engines = createBothEngines(t);
  const random = createRandom(SEED);
  for (const [which, count] of SIZES.entries()) sets.push(await makeDataSet(t, random, which, count));
  for (const { organization, askable } of sets) await engines.build(organization, askable.custom);
}, 300_000);
afterAll(async () => {
  await engines.close();
  await t.close();
});

test(`the columnar engine answers ${CASES} random questions as SQL does, to the last digit and row (seed ${SEED})`, async () => {
  const batches = sets.flatMap((set, which) => {
    // The largest one gets as many questions as the others, not as much time.
    const questions = fc.sample(anyQuestion(set.askable), {
      seed: SEED * 100 + which,
      numRuns: Math.ceil(CASES / sets.length),
    });
    return Array.from({ length: Math.ceil(questions.length / AT_ONCE) }, (_, i) => ({
      ctx: engines.contextOf(set.organization, NOW),
      zone: set.zone,
      questions: questions.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    }));
  });
  let next = 0;
  let asked = 0;
  const disagreements: string[] = [];
  const lane = async () => {
    for (let batch = batches[next++]; batch; batch = batches[next++]) {
      const found = await compareEngines(batch.ctx, batch.questions);
      asked += batch.questions.length;
      if (!found) continue;
      disagreements.push(`In ${batch.zone}, seed ${SEED}:\n${inWords(await simplify(batch.ctx, found))}`);
      if (disagreements.length >= SHOWN) next = batches.length;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(disagreements.join("\n\n")).toBe("");
  expect(asked).toBeGreaterThanOrEqual(CASES);
  // Else it was SQL that was compared with itself.
  expect(engines.counts.answered).toBe(engines.counts.given);
  expect(engines.counts.answered).toBeGreaterThan(CASES / 2);
}, 600_000);
