import { pcmBytes, readPcm } from "@parley/voice";
import { WebSocket } from "ws";
import { modemTranscriber, modemTts } from "../../apps/simulator/src/testing/modem.ts";

interface Message {
  type: string;
  name?: string;
  speaker?: string;
  text?: string;
  final?: boolean;
  call_id?: string;
}

const FRAME = 160;

/** A page that holds a browser call: its microphone never stops, and it plays what comes in real time. */
export class TalkPage {
  readonly messages: Message[] = [];
  /** Status of a refused upgrade; null while open. */
  refused: number | null = null;
  closed = false;
  readonly #socket: WebSocket;
  readonly #microphone: Int16Array[] = [];
  #queue: ({ samples: Int16Array } | { mark: string })[] = [];
  #played: Int16Array[] = [];
  #clock: NodeJS.Timeout | null = null;
  #begun = 0;
  #ticks = 0;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#socket = new WebSocket(url, { headers });
    this.#socket.on("unexpected-response", (_request, response) => {
      this.refused = response.statusCode ?? 0;
      this.#socket.terminate();
    });
    this.#socket.on("error", () => {});
    this.#socket.on("open", () => {
      this.#begun = performance.now();
      this.#clock = setInterval(() => this.#tick(), 10);
    });
    this.#socket.on("close", () => {
      this.closed = true;
      if (this.#clock) clearInterval(this.#clock);
    });
    this.#socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) return void this.#queue.push({ samples: readPcm(data, 100_000)! });
      const message: Message = JSON.parse(data.toString());
      this.messages.push(message);
      if (message.type === "mark") this.#queue.push({ mark: message.name! });
      if (message.type === "clear") this.#clear();
    });
  }

  async say(text: string): Promise<void> {
    for await (const samples of modemTts.synthesize(text, {})) {
      for (let at = 0; at < samples.length; at += FRAME) {
        const frame = new Int16Array(FRAME);
        frame.set(samples.subarray(at, at + FRAME));
        this.#microphone.push(frame);
      }
    }
  }

  /** What was played so far, as words. */
  async heard(): Promise<string> {
    const all = new Int16Array(this.#played.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of this.#played) {
      all.set(part, at);
      at += part.length;
    }
    return (await modemTranscriber.transcribe(all)).text;
  }

  words(speaker: string): string[] {
    return this.messages.flatMap((m) => (m.type === "words" && m.speaker === speaker && m.final ? [m.text!] : []));
  }

  close(): void {
    this.#socket.close();
  }

  /** Vanishes as a network does. */
  vanish(): void {
    this.#socket.terminate();
  }

  #tick(): void {
    while (this.#ticks * 20 < performance.now() - this.#begun) {
      this.#ticks++;
      this.#socket.send(pcmBytes(this.#microphone.shift() ?? new Int16Array(FRAME)));
      this.#play();
    }
  }

  #play(): void {
    while (this.#queue[0] && "mark" in this.#queue[0]) this.#echo(this.#queue.shift() as { mark: string });
    const next = this.#queue.shift();
    if (next && "samples" in next) this.#played.push(next.samples);
  }

  #clear(): void {
    const dropped = this.#queue;
    this.#queue = [];
    for (const item of dropped) if ("mark" in item) this.#echo(item);
  }

  #echo({ mark: name }: { mark: string }): void {
    this.#socket.send(JSON.stringify({ type: "mark", name }));
  }
}
