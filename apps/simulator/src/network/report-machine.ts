import type { Phone } from "../callee/phone.ts";
import type { Callee } from "../callees/callee.ts";
import type { Call } from "./call.ts";
import { detectMachine } from "./machine-detection.ts";
import type { Network } from "./network.ts";
import { signedRequest } from "./signed-request.ts";

/** Finds out who answered, writes it to the call's record and tells an asynchronous detection's callback. Never rejects. */
export async function reportMachine(
  network: Network,
  call: Call,
  callee: Callee,
  phone: Phone,
  signal: AbortSignal,
): Promise<void> {
  const { request, sid, accountSid } = call.record;
  const startedAt = performance.now();
  try {
    const found = await detectMachine(callee, phone, request, network.timings, signal);
    call.record.answeredBy = call.conditions.amd ?? found;
    const { AsyncAmdStatusCallback: url, AsyncAmdStatusCallbackMethod: method } = request;
    if (!request.AsyncAmd || !url) return;
    const parameters = {
      AccountSid: accountSid,
      CallSid: sid,
      AnsweredBy: call.record.answeredBy,
      MachineDetectionDuration: String(Math.round(performance.now() - startedAt)),
    };
    await (await signedRequest({ url, method, parameters, authToken: network.authToken })).body?.cancel();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!call.isOver) network.logger?.warn({ callSid: sid, reason }, "no AMD result");
  }
}
