import { randomBytes } from "node:crypto";
import { type Carrier, CarrierRefusal } from "@parley/core/calls";
import type { Logger } from "@parley/platform";
import { startSimulator } from "@parley/simulator";
import { createTwilioCarrier, TwilioRefusal } from "@parley/voice";
import type { Config } from "../boot/config.ts";
import { type CarrierAddresses, carrierAddresses } from "./addresses.ts";
import type { SpeechStack } from "./speech-stack.ts";

export interface OpenedCarrier {
  carrier: Carrier;
  addresses: CarrierAddresses;
  close(): Promise<void>;
}

/** The number that a simulated callee sees; +1 500 555 reaches no household. */
const SIMULATED_FROM = "+15005550006";

/** Twilio when its keys are set, else the phone simulator, reached by the same adapter at another address. */
export async function openCarrier(config: Config, speech: SpeechStack, logger: Logger): Promise<OpenedCarrier> {
  const { env } = config;
  if (env.TWILIO_ACCOUNT_SID) {
    const keys = {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN!,
      from: env.TWILIO_FROM_NUMBER!,
    };
    const addresses = carrierAddresses(config.publicUrl, keys.authToken);
    return { carrier: carrierOf("twilio", createTwilioCarrier(keys), addresses), addresses, close: async () => {} };
  }
  // The simulator lives and dies with this process, so its credentials may be made anew each time.
  const keys = { accountSid: `AC${randomBytes(16).toString("hex")}`, authToken: randomBytes(16).toString("hex") };
  const simulator = await startSimulator({
    ...keys,
    tts: speech.callee.tts,
    transcriber: speech.callee.transcriber,
    createVad: speech.createVad,
    // Another voice than the agent's, and one that recognition understands over a telephone.
    calleeVoice: "kal",
    logger,
  });
  const host = config.env.HOST === "0.0.0.0" || config.env.HOST === "::" ? "127.0.0.1" : config.env.HOST;
  const addresses = carrierAddresses(`http://${host}:${env.PORT}`, keys.authToken);
  const client = createTwilioCarrier({ ...keys, from: SIMULATED_FROM, baseUrl: simulator.baseUrl });
  return { carrier: carrierOf("simulator", client, addresses), addresses, close: () => simulator.close() };
}

function carrierOf(name: string, client: ReturnType<typeof createTwilioCarrier>, addresses: CarrierAddresses): Carrier {
  return {
    name,
    async createCall({ organizationId, callId, to, timeLimitSeconds }) {
      const call = { organizationId, callId };
      try {
        return await client.createCall({
          to,
          url: addresses.voice(call),
          statusCallback: addresses.status(call),
          timeLimitSeconds,
        });
      } catch (error) {
        if (error instanceof TwilioRefusal) throw new CarrierRefusal(`The carrier refused the call: ${error.message}`);
        throw error;
      }
    },
    hangUp: (sid) => client.hangUp(sid),
  };
}
