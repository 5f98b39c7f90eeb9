import { type LineAudio, type LineMicrophone, levelOf } from "../../line-audio/line-audio.ts";
import { socketAddress } from "../../line-audio/socket-address.ts";
import type { SpokenWords } from "./talk-words.ts";

export interface TalkListener {
  onConnected(): void;
  onWords(words: SpokenWords): void;
  /** `problem` says why it ended otherwise than by somebody's wish. */
  onEnded(problem: string | null): void;
}

export interface Talk {
  microphone: LineMicrophone;
  /** Loudness now, 0 to 1. */
  levels: { you: number; agent: number };
  hangUp(): void;
}

type Notice =
  | { type: "mark"; name: string }
  | { type: "clear" }
  | ({ type: "words" } & SpokenWords)
  | { type: "ended" };

const LOST = "The connection was lost, so the call has ended. Check your network and try again.";

/**
 * The browser's end of a talk with a persona (server: packages/voice/src/transport/open-browser-stream.ts): binary frames are 16-bit
 * PCM at 8 kHz both ways, `mark` goes back when what came before it was played, `clear` empties what was not played yet.
 */
export async function openTalk(audio: LineAudio, ticket: () => Promise<string>, told: TalkListener): Promise<Talk> {
  const levels = { you: 0, agent: 0 };
  let socket: WebSocket | null = null;
  let over = false;
  const send = (data: string | ArrayBuffer) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(data);
  };
  const end = (problem: string | null) => {
    if (over) return;
    over = true;
    audio.close();
    socket?.close(1000);
    levels.you = 0;
    levels.agent = 0;
    told.onEnded(problem);
  };
  const speaker = audio.openSpeaker({ onMark: (name) => send(JSON.stringify({ type: "mark", name })) });
  // Asked before the call begins: nobody should be called whom the persona cannot hear.
  const microphone = await audio.openMicrophone(
    (frame) => {
      levels.you = levelOf(frame);
      send(frame);
    },
    () => end("The microphone was unplugged, so the call has ended."),
  );
  const address = await ticket();
  socket = new WebSocket(socketAddress(address));
  socket.binaryType = "arraybuffer";
  let wasOpen = false;
  let agentTimer: ReturnType<typeof setTimeout> | undefined;
  socket.onopen = () => {
    wasOpen = true;
    told.onConnected();
  };
  socket.onclose = () => end(wasOpen ? LOST : "The call could not be connected. Try again.");
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data !== "string") {
      levels.agent = levelOf(data);
      clearTimeout(agentTimer);
      agentTimer = setTimeout(() => {
        levels.agent = 0;
      }, 60);
      speaker.play(data);
      return;
    }
    const notice = JSON.parse(data) as Notice;
    if (notice.type === "mark") speaker.mark(notice.name);
    else if (notice.type === "clear") speaker.clear();
    else if (notice.type === "words") told.onWords(notice);
    else if (notice.type === "ended") end(null);
  };
  return { microphone, levels, hangUp: () => end(null) };
}
