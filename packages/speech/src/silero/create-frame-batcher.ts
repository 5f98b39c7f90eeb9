import { type InferenceSession, Tensor } from "onnxruntime-node";

/** Samples of one input row: a frame of 256 with the 32 before it. */
export const ROW = 288;
/** Values of one call's recurrent state: two layers of 128. */
export const STATE = 256;
const LAYER = 128;
const MAX_ROWS = 32;
/** From this many frames a second on (some 20 calls) frames wait for others. */
const BUSY_FRAMES_A_SECOND = 600;
/** How long they wait: little beside the 32 ms of a frame. */
const WAIT_MS = 4;
const WINDOW_MS = 100;

/** The part of an ONNX session that a run takes. */
export type SileroModel = Pick<InferenceSession, "run">;

interface Waiting {
  row: Float32Array;
  state: Float32Array;
  resolve(probability: number): void;
  reject(error: unknown): void;
}

/**
 * Runs frames of several calls through the model at once: a run of 16 costs a quarter of 16 runs (43 against 162 microseconds of processor
 * time a frame, measured on a busy machine). Resolves with the probability and leaves the new state in `state`. With few calls a frame waits for
 * nothing.
 */
export function createFrameBatcher(model: SileroModel): (row: Float32Array, state: Float32Array) => Promise<number> {
  const rate = new Tensor("int64", BigInt64Array.of(8000n), []);
  let waiting: Waiting[] = [];
  let scheduled = false;
  let windowStart = 0;
  let inWindow = 0;
  let busy = false;

  const runRows = async (rows: Waiting[]) => {
    const input = new Float32Array(rows.length * ROW);
    const state = new Float32Array(rows.length * STATE);
    for (const [index, { row, state: own }] of rows.entries()) {
      input.set(row, index * ROW);
      state.set(own.subarray(0, LAYER), index * LAYER);
      state.set(own.subarray(LAYER), (rows.length + index) * LAYER);
    }
    try {
      const result = await model.run({
        input: new Tensor("float32", input, [rows.length, ROW]),
        state: new Tensor("float32", state, [2, rows.length, LAYER]),
        sr: rate,
      });
      const probabilities = result.output!.data as Float32Array;
      const next = result.stateN!.data as Float32Array;
      for (const [index, { state: own, resolve }] of rows.entries()) {
        own.set(next.subarray(index * LAYER, (index + 1) * LAYER));
        own.set(next.subarray((rows.length + index) * LAYER, (rows.length + index + 1) * LAYER), LAYER);
        resolve(probabilities[index]!);
      }
    } catch (error) {
      for (const { reject } of rows) reject(error);
    }
  };

  const flush = () => {
    scheduled = false;
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += MAX_ROWS) void runRows(all.slice(from, from + MAX_ROWS));
  };

  const count = () => {
    const now = performance.now();
    inWindow++;
    if (now - windowStart < WINDOW_MS) return;
    busy = (inWindow * 1000) / (now - windowStart) > BUSY_FRAMES_A_SECOND;
    windowStart = now;
    inWindow = 0;
  };

  return (row, state) =>
    new Promise((resolve, reject) => {
      count();
      waiting.push({ row, state, resolve, reject });
      if (waiting.length >= MAX_ROWS) return flush();
      if (scheduled) return;
      scheduled = true;
      if (busy) setTimeout(flush, WAIT_MS);
      else setImmediate(flush);
    });
}
