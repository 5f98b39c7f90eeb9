import { expect, test } from "vitest";
import { median } from "./median.ts";
import { robustScale } from "./robust-scale.ts";
import { type SeasonalPoint, seasonalAnomalies } from "./seasonal-anomalies.ts";

const WEEK = [120, 110, 100, 100, 95, 60, 40];

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Poisson by Knuth's product; the mean stays below 200. */
function poisson(random: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random()) count++;
  return count;
}

const weeks = (count: number, seed: number, growth = 0.3): SeasonalPoint[] => {
  const random = generator(seed);
  return Array.from({ length: count * 7 }, (_, i) => {
    const mean = WEEK[i % 7]! * (1 + (growth * i) / (count * 7));
    return { season: i % 7, value: poisson(random, mean) };
  });
};

test("the modified z-score of the handbook's example", () => {
  // Iglewicz and Hoaglin (1993) as in NIST's Dataplot manual: 2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3 (median 2.45, MAD 0.25).
  const values = [2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3];
  const center = median(values);
  expect(center).toBeCloseTo(2.45, 10);
  const scale = robustScale(values.map((value) => value - center));
  const scores = values.map((value) => (value - center) / scale);
  expect(scores.filter((score) => Math.abs(score) > 3.5)).toHaveLength(2);
  expect((0.6745 * (8.2 - center)) / median(values.map((value) => Math.abs(value - center)))).toBeCloseTo(
    scores[8]!,
    3,
  );
});

test("a day that lost half its calls is found, and the quiet Sunday beside it is not", () => {
  const points = weeks(26, 7);
  const day = 25 * 7 + 2;
  points[day] = { ...points[day]!, value: Math.round(points[day]!.value! / 2) };
  const scored = seasonalAnomalies(points, { period: 7, kind: "count" }, 22 * 7);
  const found = scored.flatMap(({ anomalous }, i) => (anomalous ? [i + 22 * 7] : []));
  expect(found).toEqual([day]);
  const { score, expected } = scored[day - 22 * 7]!;
  expect(score).toBeLessThan(-3.5);
  // Wednesdays: 100, and nearly a third more by now.
  expect(expected).toBeGreaterThan(115);
  expect(expected).toBeLessThan(140);
});

test("of a hundred months in which nothing happened at most five show anything", () => {
  let alarms = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const scored = seasonalAnomalies(weeks(20, seed), { period: 7, kind: "count" }, 110);
    if (scored.some(({ anomalous }) => anomalous)) alarms++;
  }
  expect(alarms).toBeLessThanOrEqual(5);
});

test("quiet hours: one call where there is mostly none is no anomaly, a burst of twelve is", () => {
  const random = generator(3);
  const points = Array.from({ length: 8 * 168 }, (_, i): SeasonalPoint => {
    const hour = i % 24;
    return { season: i % 168, value: poisson(random, hour > 7 && hour < 20 ? 9 : 0.2) };
  });
  const night = 7 * 168 + 27;
  points[night] = { ...points[night]!, value: 12 };
  points[night + 1] = { ...points[night + 1]!, value: 1 };
  const scored = seasonalAnomalies(points, { period: 168, kind: "count" }, 7 * 168);
  expect(scored.flatMap(({ anomalous }, i) => (anomalous ? [i + 7 * 168] : []))).toEqual([night]);
});

test("a rate of few calls may swing without being an anomaly", () => {
  const points: SeasonalPoint[] = weeks(20, 5).map(({ season, value }) => ({
    // Its noise is that of a hundred calls.
    ...{ season, value: 0.4 + (value! - WEEK[season]! * 1.15) / 400, weight: 100 },
  }));
  points[130] = { season: 130 % 7, value: 0.8, weight: 2 };
  points[132] = { season: 132 % 7, value: 0.8, weight: 100 };
  const scored = seasonalAnomalies(points, { period: 7, kind: "level" }, 120);
  expect(scored.flatMap(({ anomalous }, i) => (anomalous ? [i + 120] : []))).toEqual([132]);
});

test("days of which nothing is known are neither anomalies nor expectations", () => {
  const points = weeks(10, 9).map((point, i) => (i === 60 ? { ...point, value: null } : point));
  const scored = seasonalAnomalies(points, { period: 7, kind: "count" });
  expect(scored[60]).toMatchObject({ score: null, anomalous: false });
  expect(scored[60]!.expected).toBeGreaterThan(0);
  expect(seasonalAnomalies([], { period: 7, kind: "count" })).toEqual([]);
});
