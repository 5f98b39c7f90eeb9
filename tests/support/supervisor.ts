import { pcmBytes, readPcm } from "@parley/voice";
import { WebSocket } from "ws";
import { modemTranscriber, modemTts } from "../../apps/simulator/src/testing/modem.ts";

const FRAME = 160;

/** Somebody who supervises a live call in their browser. */
export class Supervisor {
  readonly states: { taken_over: boolean; by_you: boolean }[] = [];
  readonly errors: string[] = [];
  refused: number | null = null;
  ended = false;
  closed = false;
  readonly #socket: WebSocket;
  readonly #heard: Int16Array[][] = [[], []];

  constructor(url: string, headers: Record<string, string>) {
    this.#socket = new WebSocket(url, { headers });
    this.#socket.on("error", () => {});
    this.#socket.on("unexpected-response", (_request, response) => {
      this.refused = response.statusCode ?? 0;
      this.#socket.terminate();
    });
    this.#socket.on("close", () => {
      this.closed = true;
    });
    this.#socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) return void this.#heard[data[0]!]!.push(readPcm(data.subarray(1), 100_000)!);
      const message = JSON.parse(data.toString());
      if (message.type === "state") this.states.push(message);
      if (message.type === "error") this.errors.push(message.message);
      if (message.type === "ended") this.ended = true;
    });
  }

  command(type: "take_over" | "release" | "hang_up"): void {
    this.#socket.send(JSON.stringify({ type }));
  }

  /** Speaks into the microphone in real time. */
  async say(text: string): Promise<void> {
    for await (const samples of modemTts.synthesize(text, {})) {
      for (let at = 0; at < samples.length; at += FRAME) {
        const frame = new Int16Array(FRAME);
        frame.set(samples.subarray(at, at + FRAME));
        this.#socket.send(pcmBytes(frame));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** What was heard of one side so far, as words. */
  async heard(side: "callee" | "agent"): Promise<string> {
    const parts = this.#heard[side === "callee" ? 0 : 1]!;
    const all = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return (await modemTranscriber.transcribe(all)).text;
  }

  /** Stops reading, as a page does whose network has stalled. */
  stall(): void {
    this.#socket.pause();
  }

  vanish(): void {
    this.#socket.terminate();
  }
}
