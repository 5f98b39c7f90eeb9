import { setTimeout as delay } from "node:timers/promises";
import type { Phone } from "../callee/phone.ts";
import type { Callee } from "../callees/callee.ts";
import type { CallRequest } from "./call-request.ts";
import type { NetworkTimings } from "./network.ts";

export type AnsweredBy = "human" | "machine_start" | "machine_end_beep" | "machine_end_silence" | "fax" | "unknown";

/**
 * Answering machine detection with the timing of the real one but without its mistakes (those come from the line conditions): a person is known after a short
 * "hello", a machine after its longer greeting; DetectMessageEnd waits for the beep.
 * Values: twilio.com/docs/voice/answering-machine-detection.
 */
export async function detectMachine(
  callee: Callee,
  phone: Phone,
  request: CallRequest,
  timings: NetworkTimings,
  signal: AbortSignal,
): Promise<AnsweredBy> {
  if (callee.answeredBy === "fax") return delay(timings.detectMachineMs, "fax", { signal });
  if (callee.answeredBy === "human") return delay(timings.detectHumanMs, "human", { signal });
  if (callee.answeredBy === "unknown") {
    return delay(request.MachineDetectionTimeout * 1000, "unknown", { signal });
  }
  if (request.MachineDetection === "Enable") return delay(timings.detectMachineMs, "machine_start", { signal });
  const beeped = await phone.waitForBeep(request.MachineDetectionTimeout * 1000);
  return beeped ? "machine_end_beep" : "machine_end_silence";
}
