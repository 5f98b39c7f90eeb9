import type { Services } from "../boot/services.ts";
import type { CallStream } from "./call-stream.ts";
import type { LiveCall } from "./live-calls.ts";
import { runCall } from "./run-call.ts";
import type { SpeechStack } from "./speech-stack.ts";

/** Holds a call over an accepted socket, at the place that the desk keeps for it, until it has ended. */
export function holdCall(
  services: Services,
  speech: SpeechStack,
  call: LiveCall,
  socket: { close(): void },
  open: () => Promise<CallStream>,
): void {
  services.desk.hold(call.callId, async () => {
    try {
      await runCall(services, speech, services.live, call, await open());
    } catch (error) {
      services.logger.error({ err: error, callId: call.callId }, "a call broke off");
      socket.close();
    }
  });
}
