import { parentPort, workerData } from "node:worker_threads";
import { initSync, MSTL } from "@bsull/augurs/mstl";
import { type Forecaster, type ForecastInput, forecastSeries } from "@parley/analytics/statistics";

// The thread that fits models: a year of days and its back test take a quarter of a second, which no request should wait for.
initSync({ module: workerData as WebAssembly.Module });

/** Trend and week by MSTL (Bandara, Hyndman, Bergmeir 2021), the trend carried on by automatic exponential smoothing. */
const mstl: Forecaster = (values, horizon, level) => {
  const model = MSTL.ets([7], { impute: false });
  try {
    model.fit(Float64Array.from(values));
    const { point, intervals } = model.predict(horizon, level);
    return { point, half: point.map((_, i) => (intervals!.upper[i]! - intervals!.lower[i]!) / 2) };
  } finally {
    model.free();
  }
};

parentPort!.on("message", ({ id, input }: { id: number; input: ForecastInput }) => {
  try {
    parentPort!.postMessage({ id, forecast: forecastSeries(mstl, input) });
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
