import type { AddressInfo } from "node:net";
import { type Clock, type Logger, systemClock } from "@parley/platform";
import type { TextToSpeech, Transcriber, VoiceActivityDetector } from "@parley/voice";
import { PhraseBank } from "./callee/phrase-bank.ts";
import { Pacer } from "./media/pacer.ts";
import type { LineConditions } from "./network/line-conditions.ts";
import { type AudioTap, DEFAULT_TIMINGS, type NetworkTimings } from "./network/network.ts";
import { type InboundCall, ringIn } from "./network/ring-in.ts";
import { type Plug, Switchboard } from "./network/switchboard.ts";
import { createRestApi } from "./rest/rest-api.ts";

export interface SimulatorOptions {
  /** What the app signs in with, and what the simulator signs its webhooks with. */
  accountSid: string;
  authToken: string;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Loopback unless told otherwise: the simulator is meant for the process that started it. */
  host?: string;
  /** The callees' voice and ears. They stay the caller's: closing the simulator does not close them. */
  tts: TextToSpeech;
  transcriber: Transcriber;
  /** A detector of its own for every call. */
  createVad: () => VoiceActivityDetector | Promise<VoiceActivityDetector>;
  /** The `voice` that callees ask `tts` for. */
  calleeVoice?: string;
  logger?: Logger;
  clock?: Clock;
  timings?: Partial<NetworkTimings>;
  /** Hears both directions of every call, 20 ms at a time, callee's side of the line. */
  onAudio?: (tap: AudioTap) => void;
  /** What is wrong with every line that brings no conditions of its own. */
  line?: LineConditions;
}

export interface Simulator {
  /** Takes the place of https://api.twilio.com. */
  baseUrl: string;
  port: number;
  /** Somebody rings a number of ours (registered as IncomingPhoneNumber). Throws TwilioError when it cannot be rung. */
  placeInbound(call: InboundCall): { sid: string };
  /** Gives a callee of one's own a number that can be rung until it is unplugged. */
  plugIn(plug: Plug): { number: string; unplug: () => void };
  /** Hangs up all calls and stops listening. */
  close(): Promise<void>;
}

/** Starts a telephone network in a box: Twilio's REST API, TwiML and Media Streams, with callees that talk. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { accountSid, authToken, logger, host = "127.0.0.1" } = options;
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const switchboard = new Switchboard({
    accountSid,
    authToken,
    logger,
    clock: options.clock ?? systemClock,
    timings,
    pacer: new Pacer(timings.frameIntervalMs),
    phrases: new PhraseBank(options.tts, options.calleeVoice),
    transcriber: options.transcriber,
    createVad: options.createVad,
    onAudio: options.onAudio,
    conditions: options.line ?? {},
  });
  const app = createRestApi({ accountSid, authToken, switchboard, logger });
  await app.listen({ port: options.port ?? 0, host });
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    placeInbound: (call) => ({ sid: ringIn(switchboard, call).record.sid }),
    plugIn: (plug) => switchboard.plugIn(plug),
    async close() {
      await switchboard.close();
      await app.close();
    },
  };
}
