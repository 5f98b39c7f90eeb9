import { randomBytes } from "node:crypto";
import { type Carrier, CarrierRefusal } from "@parley/core/calls";
import type { Logger } from "@parley/platform";
import { startSimulator } from "@parley/simulator";
import { createTwilioCarrier, type TwilioCarrier, TwilioRefusal } from "@parley/voice";
import type { Config } from "../boot/config.ts";
import { type CarrierAddresses, carrierAddresses } from "./addresses.ts";
import { type PhoneNetwork, PhoneNetworks } from "./phone-networks.ts";
import type { SpeechStack } from "./speech-stack.ts";

/** The number that a simulated callee sees; +1 500 555 reaches no household. */
const SIMULATED_FROM = "+15005550006";

/** Twilio when its keys are set, else the phone simulator, reached by the same adapter at another address. */
export async function openCarrier(config: Config, speech: SpeechStack, logger: Logger): Promise<PhoneNetworks> {
  const simulated = () => openSimulator(config, speech, logger);
  return new PhoneNetworks(config.env.TWILIO_ACCOUNT_SID ? openTwilio(config) : await simulated(), simulated);
}

function openTwilio({ env, publicUrl }: Config): PhoneNetwork {
  const keys = {
    accountSid: env.TWILIO_ACCOUNT_SID!,
    authToken: env.TWILIO_AUTH_TOKEN!,
    from: env.TWILIO_FROM_NUMBER!,
  };
  const addresses = carrierAddresses(publicUrl, keys.authToken);
  const client = createTwilioCarrier(keys);
  const carrier = carrierOf("twilio", client, addresses, env.TWILIO_AMD === "1");
  return { carrier, addresses, client, simulator: null, close: async () => {} };
}

async function openSimulator({ env }: Config, speech: SpeechStack, logger: Logger): Promise<PhoneNetwork> {
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
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  const addresses = carrierAddresses(`http://${host}:${env.PORT}`, keys.authToken);
  const client = createTwilioCarrier({ ...keys, from: SIMULATED_FROM, baseUrl: simulator.baseUrl });
  const carrier = carrierOf("simulator", client, addresses, env.TWILIO_AMD === "1");
  return { carrier, addresses, client, simulator, close: () => simulator.close() };
}

function carrierOf(name: string, client: TwilioCarrier, addresses: CarrierAddresses, detectMachines: boolean): Carrier {
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
          ...(detectMachines ? { machineDetectionCallback: addresses.machine(call) } : {}),
        });
      } catch (error) {
        if (error instanceof TwilioRefusal) throw new CarrierRefusal(`The carrier refused the call: ${error.message}`);
        throw error;
      }
    },
    hangUp: (sid) => client.hangUp(sid),
  };
}
