import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EndedCall, ScenarioCall } from "@parley/simulator";
import { createSileroVad } from "@parley/speech";
import {
  type Agent,
  type CallEvent,
  type CallFacts,
  type CallQuestion,
  type CallSummary,
  type CallTools,
  connectStreamTwiml,
  createCallSession,
  judgeOutcome,
  openMediaStream,
  type SpeechToText,
  type TextToSpeech,
  type TranscriptSegment,
  type TransferTarget,
} from "@parley/voice";
import { WebSocketServer } from "ws";

const ACCOUNT = "AC000000000000000000000000000000aa";
const TOKEN = "bench";
/** Whoever takes transferred calls: the simulator's helpful line. */
const BOSS = "+15005550100";
const WAV_HEADER_BYTES = 44;
/** A call that is not over after this long hangs the bench. */
const LIMIT_MS = 240_000;

interface Stack {
  simulator: { baseUrl: string };
  stt: SpeechToText;
  tts: TextToSpeech;
  agent: Agent;
}

/** A call that comes in: who rings, and what our agent was told about the line. */
export interface InboundSetup {
  callee: string;
  facts: Partial<CallFacts>;
}

interface PendingCall {
  call: ScenarioCall;
  inbound: InboundSetup | undefined;
  sid: string;
  ended: (status: string) => void;
  status: Promise<string>;
  summary: Promise<CallSummary> | null;
  answers: Record<string, unknown>;
  events: CallEvent[];
}

/** What the bench keeps of a call, to show why it failed. */
export interface CallTrace {
  segments: TranscriptSegment[];
  events: CallEvent[];
}

export const credentials = { accountSid: ACCOUNT, authToken: TOKEN };

/** Places calls as the product does, without its server and database: the engine's session over real media sockets. */
export async function startCaller({ simulator, stt, tts, agent }: Stack) {
  const calls = new Map<string, PendingCall>();
  const directory = await mkdtemp(join(tmpdir(), "parley-scenarios-"));
  const server = createServer((request, response) => void answer(request, response));
  const sockets = new WebSocketServer({ server });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const key = request.url?.split("/").at(-1) ?? "";
    if (request.url?.startsWith("/twiml/")) {
      response.setHeader("content-type", "text/xml");
      response.end(connectStreamTwiml({ streamUrl: `ws://${address}/media`, parameters: { key } }));
      return;
    }
    response.end();
    const status = form.get("CallStatus") ?? "";
    if (!["queued", "initiated", "ringing", "in-progress"].includes(status)) calls.get(key)?.ended(status);
  }

  sockets.on("connection", (socket) => {
    void openMediaStream(socket).then(async (stream) => {
      const pending = calls.get(stream.parameters.key ?? "");
      if (!pending) return stream.transport.close();
      const { call } = pending;
      const session = createCallSession({
        transport: stream.transport,
        stt,
        tts,
        vad: await createSileroVad(),
        agent,
        facts: {
          callerName: call.caller_name,
          purpose: call.purpose,
          instructions: call.instructions,
          knowledge: call.knowledge,
          questions: questionsOf(call),
          transferTargets: targetsOf(call),
          ...pending.inbound?.facts,
        },
        tools: toolsFor(pending),
        transfer: () => transfer(stream.callSid),
        recordingPath: join(directory, `${stream.callSid}.wav`),
        onEvent: (event) => pending.events.push(event),
      });
      pending.summary = session.finished;
    });
  });

  const request = (path: string, form: Record<string, string>) =>
    fetch(`${simulator.baseUrl}/2010-04-01/Accounts/${ACCOUNT}${path}`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}` },
      body: new URLSearchParams(form),
    });
  const transfer = async (sid: string) => {
    const twiml = `<Response><Dial>${BOSS}</Dial></Response>`;
    return (await request(`/Calls/${sid}.json`, { Twiml: twiml })).ok;
  };

  let count = 0;
  /** Places one call and waits for its end. `trace` gets what led to it. */
  async function place(
    call: ScenarioCall,
    trace: (trace: CallTrace) => void,
    inbound?: InboundSetup,
  ): Promise<EndedCall> {
    const key = `c${++count}`;
    let ended: (status: string) => void = () => undefined;
    const status = new Promise<string>((resolve) => {
      ended = resolve;
    });
    const pending: PendingCall = { call, inbound, sid: "", ended, status, summary: null, answers: {}, events: [] };
    calls.set(key, pending);
    const voiceUrl = `http://${address}/twiml/${key}`;
    const StatusCallback = `http://${address}/status/${key}`;
    const limits = { Timeout: "8", TimeLimit: String(LIMIT_MS / 1000) };
    if (inbound)
      await request("/IncomingPhoneNumbers.json", { PhoneNumber: ours(count), VoiceUrl: voiceUrl, StatusCallback });
    const response = inbound
      ? await request("/Simulator/InboundCalls.json", { To: ours(count), Callee: inbound.callee })
      : await request("/Calls.json", { To: call.to, From: "+15005550006", Url: voiceUrl, StatusCallback, ...limits });
    if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${await response.text()}`);
    pending.sid = ((await response.json()) as { sid: string }).sid;
    const final = await status;
    const summary = await pending.summary;
    calls.delete(key);
    if (!summary) return { ...nothing, endReason: final };
    trace({ segments: summary.segments, events: pending.events });
    return endedCall(pending, summary);
  }

  return {
    place,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A number of ours for each call that comes in. */
const ours = (count: number) => `+15005550${200 + count}`;

const nothing = { durationMs: 0, outcome: "unreachable", answeredBy: null, answers: {}, recording: null };

async function endedCall({ call, answers, inbound }: PendingCall, summary: CallSummary): Promise<EndedCall> {
  const { answeredBy, reason: endReason, durationMs, segments, recording } = summary;
  const { direction } = inbound?.facts ?? {};
  const context = { purpose: call.purpose, questions: questionsOf(call), answeredBy, endReason, direction };
  const outcome = judgeOutcome(segments, context).result;
  const sound = recording ? channelsOf(await readFile(recording.path)) : null;
  if (recording) await rm(recording.path, { force: true });
  return { durationMs, outcome, answeredBy, endReason, answers, recording: sound };
}

/** Left and right of a 16-bit stereo WAV file: the callee's and the agent's side. */
function channelsOf(wav: Buffer): { callee: Int16Array; agent: Int16Array } {
  const frames = Math.floor((wav.length - WAV_HEADER_BYTES) / 4);
  const channel = (offset: number) =>
    Int16Array.from({ length: frames }, (_, n) => wav.readInt16LE(WAV_HEADER_BYTES + n * 4 + offset));
  return { callee: channel(0), agent: channel(2) };
}

function questionsOf(call: ScenarioCall): CallQuestion[] {
  return (call.questions ?? []).map((question, index) =>
    typeof question === "string"
      ? { key: `question_${index + 1}`, text: question, type: "text" }
      : { key: `question_${index + 1}`, type: "text", ...question },
  );
}

/** A scenario that speaks of transferring in its instructions has somebody to transfer to. */
function targetsOf(call: ScenarioCall): TransferTarget[] {
  if (!/\btransfer\b/i.test(call.instructions ?? "")) return [];
  return [{ name: "the boss", when: "the other side asks for a person", warm: false }];
}

function toolsFor({ answers }: PendingCall): CallTools {
  const definition = (name: string, description: string, properties: Record<string, unknown>) => ({
    ...{ name, description, readOnly: false },
    inputSchema: { type: "object", properties },
  });
  return {
    definitions: [
      definition("answer_question", "Writes down the answer to a question.", { key: { type: "string" }, value: {} }),
      definition("take_note", "Writes down a note.", { text: { type: "string" } }),
      definition("schedule_callback", "Calls again later.", { at: { type: "string" } }),
    ],
    async call(name, input) {
      const { key, value } = (input ?? {}) as { key?: unknown; value?: unknown };
      if (name === "answer_question" && typeof key === "string") answers[key] = value;
      return { ok: true };
    },
  };
}
