import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { SimulatorOptions } from "../start-simulator.ts";
import { startSimulator } from "../start-simulator.ts";
import { createEnergyVad, modemTranscriber, modemTts } from "./modem.ts";

export const ACCOUNT = "AC00000000000000000000000000000001";
export const TOKEN = "a-token-for-tests";

interface Webhook {
  path: string;
  url: string;
  headers: IncomingHttpHeaders;
  parameters: Record<string, string>;
}

/** The app's side of the wire: serves TwiML, takes callbacks, accepts media sockets, and remembers what came. */
export class TestApp {
  readonly webhooks: Webhook[] = [];
  readonly sockets: MediaSocket[] = [];
  readonly #server: Server;
  readonly #waiting: { met: () => boolean; resolve: () => void }[] = [];
  /** TwiML by default: one two-way stream. */
  twiml = "";
  /** TwiML of single addresses, by their path. */
  documents: Record<string, string> = {};
  /** Status codes to answer callbacks with, first come first; 200 when used up. */
  callbackAnswers: number[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<TestApp> {
    const server = createServer();
    const app = new TestApp(server);
    server.on("request", async (request, response) => {
      const path = request.url!;
      app.webhooks.push({
        path,
        url: app.baseUrl + path,
        headers: request.headers,
        parameters: Object.fromEntries(new URLSearchParams(await bodyOf(request))),
      });
      const isTwiml = path.startsWith("/twiml");
      const code = isTwiml ? 200 : (app.callbackAnswers.shift() ?? 200);
      response.writeHead(code, { "content-type": "text/xml" }).end(isTwiml ? (app.documents[path] ?? app.twiml) : "");
      app.#changed();
    });
    const sockets = new WebSocketServer({ server });
    sockets.on("connection", (socket, request) => {
      app.sockets.push(new MediaSocket(socket, request.headers, () => app.#changed()));
      app.#changed();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    app.twiml = `<Response><Connect><Stream url="${app.streamUrl}"><Parameter name="call" value="42 &amp; more"/></Stream></Connect></Response>`;
    return app;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get streamUrl(): string {
    return `${this.baseUrl.replace("http", "ws")}/media`;
  }

  get statuses(): string[] {
    return this.webhooks.filter(({ path }) => path === "/status").map(({ parameters }) => parameters.CallStatus!);
  }

  /** Resolves when the condition holds; checked whenever something arrives. */
  until(met: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ met, resolve });
      this.#changed();
    });
  }

  /** The media socket once `start` has come. */
  async stream(): Promise<MediaSocket> {
    await this.until(() => this.sockets[0]?.of("start")[0] !== undefined);
    return this.sockets[0]!;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #changed(): void {
    for (const waiting of [...this.#waiting]) {
      if (!waiting.met()) continue;
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve();
    }
  }
}

interface Frame {
  event: string;
  sequenceNumber?: string;
  streamSid?: string;
  start?: { callSid: string; streamSid: string; customParameters: Record<string, string> };
  media?: { track: string; chunk: string; timestamp: string; payload: string };
  mark?: { name: string };
  dtmf?: { digit: string; track: string };
}

/** One media stream as the app sees it. */
export class MediaSocket {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  readonly headers: IncomingHttpHeaders;
  closed = false;
  readonly #takers: ((frame: Frame) => void)[] = [];

  constructor(socket: WebSocket, headers: IncomingHttpHeaders, changed: () => void) {
    this.socket = socket;
    this.headers = headers;
    socket.on("message", (data) => {
      const frame: Frame = JSON.parse(data.toString());
      this.frames.push(frame);
      for (const take of this.#takers) take(frame);
      changed();
    });
    socket.on("close", () => {
      this.closed = true;
      changed();
    });
  }

  /** Hands over every frame, those that came already first. */
  onFrame(take: (frame: Frame) => void): void {
    this.frames.forEach(take);
    this.#takers.push(take);
  }

  of(event: string): Frame[] {
    return this.frames.filter((frame) => frame.event === event);
  }

  get marks(): string[] {
    return this.of("mark").map((frame) => frame.mark!.name);
  }

  send(message: Record<string, unknown>): void {
    this.socket.send(JSON.stringify({ streamSid: this.of("start")[0]?.streamSid, ...message }));
  }

  sendAudio(audio: Uint8Array): void {
    this.send({ event: "media", media: { payload: Buffer.from(audio).toString("base64") } });
  }

  sendMark(name: string): void {
    this.send({ event: "mark", mark: { name } });
  }
}

/** A simulator that rings briefly and talks by modem. */
export function startTestSimulator(options: Partial<SimulatorOptions> = {}) {
  const { timings, ...rest } = options;
  return startSimulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    tts: modemTts,
    transcriber: modemTranscriber,
    createVad: createEnergyVad,
    timings: { dialMs: 10, ringMs: 40, callbackRetryDelaysMs: [10, 10], ...timings },
    ...rest,
  });
}

/** A request to the simulator's REST API. */
export function api(
  simulator: { baseUrl: string },
  path: string,
  form?: Record<string, string> | [string, string][],
  token = TOKEN,
): Promise<Response> {
  return fetch(`${simulator.baseUrl}/2010-04-01/Accounts/${ACCOUNT}${path}`, {
    headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${token}`).toString("base64")}` },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
}

/** Places a call from the app with all callbacks and returns its sid. */
export async function placeCall(
  simulator: { baseUrl: string },
  app: TestApp,
  to: string,
  more: Record<string, string> = {},
): Promise<string> {
  const events = ["initiated", "ringing", "answered", "completed"].map((e): [string, string] => [
    "StatusCallbackEvent",
    e,
  ]);
  const response = await api(simulator, "/Calls.json", [
    ["To", to],
    ["From", "+15005550006"],
    ["Url", `${app.baseUrl}/twiml?attempt=1`],
    ["StatusCallback", `${app.baseUrl}/status`],
    ...events,
    ...Object.entries(more),
  ]);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { sid: string }).sid;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}
