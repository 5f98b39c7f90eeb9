import type { StreamClient, StreamEvent } from "../media/stream-client.ts";
import type { StreamOrder } from "../twiml/read-stream.ts";
import type { CallRecord } from "./call-record.ts";
import type { Network } from "./network.ts";
import { signedRequest } from "./signed-request.ts";

/** Tells a stream's status callback how it begins and ends (twilio.com/docs/voice/twiml/stream#statuscallback). Never rejects. */
export async function reportStream(
  network: Network,
  call: CallRecord,
  order: StreamOrder,
  stream: StreamClient,
): Promise<void> {
  const { statusCallback: url, statusCallbackMethod: method, name } = order;
  if (url === undefined) return;
  const tell = async (event: StreamEvent) => {
    const parameters: Record<string, string> = {
      AccountSid: call.accountSid,
      CallSid: call.sid,
      StreamSid: stream.streamSid,
      StreamName: name || stream.streamSid,
      StreamEvent: event,
      Timestamp: network.clock.now().toISOString(),
    };
    if (event === "stream-error") parameters.StreamError = stream.error;
    const response = await signedRequest({ url, method, parameters, authToken: network.authToken }).catch(() => null);
    if (!response) network.logger?.warn({ callSid: call.sid }, "stream status callback was not accepted");
    await response?.body?.cancel();
  };
  await tell(await stream.opened);
  await stream.closed;
  if (stream.error) await tell("stream-error");
  else await tell("stream-stopped");
}
