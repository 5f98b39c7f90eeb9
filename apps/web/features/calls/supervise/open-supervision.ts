import { type LineAudio, type LineMicrophone, levelOf } from "../../line-audio/line-audio.ts";
import { socketAddress } from "../../line-audio/socket-address.ts";

export interface SupervisionState {
  taken_over: boolean;
  by_you: boolean;
}

interface SupervisionListener {
  onState(state: SupervisionState): void;
  onError(message: string): void;
  /** `problem` says why it ended otherwise than by the call's end or one's own wish. */
  onClosed(problem: string | null): void;
}

export interface Supervision {
  /** Loudness now, 0 to 1. */
  levels: { callee: number; agent: number; you: number };
  takeOver(): Promise<void>;
  release(): void;
  hangUp(): void;
  close(): void;
}

type Notice = ({ type: "state" } & SupervisionState) | { type: "error"; message: string } | { type: "ended" };

const SIDES = ["callee", "agent"] as const;
/** Both sides are heard a little apart, so that it is plain who speaks. */
const PAN = 0.35;

/**
 * A supervisor's end of a live call (server: apps/server/src/voice/supervise). Binary from the server: one byte for the side (0 callee,
 * 1 agent), then 16-bit PCM at 8 kHz. The microphone is sent only while the call is taken over by this page.
 */
export function openSupervision(
  { organizationId, callId }: { organizationId: string; callId: string },
  audio: LineAudio,
  told: SupervisionListener,
): Supervision {
  const levels = { callee: 0, agent: 0, you: 0 };
  const speakers = [audio.openSpeaker({ pan: -PAN }), audio.openSpeaker({ pan: PAN })];
  const socket = new WebSocket(socketAddress(`/live/${organizationId}/${callId}`));
  socket.binaryType = "arraybuffer";
  let microphone: LineMicrophone | null = null;
  let mine = false;
  let over = false;
  let wasOpen = false;
  /** Whether the server let us in; settles either way. */
  const admitted = new Promise<boolean>((resolve) => {
    socket.addEventListener("open", () => {
      wasOpen = true;
      resolve(true);
    });
    socket.addEventListener("close", () => resolve(false));
  });
  const end = (problem: string | null) => {
    if (over) return;
    over = true;
    audio.close();
    socket.close(1000);
    told.onClosed(problem);
  };
  const tell = (type: "take_over" | "release" | "hang_up") => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type }));
  };
  const silence = () => {
    microphone?.close();
    microphone = null;
    levels.you = 0;
  };
  socket.onclose = ({ code }) => {
    if (code === 1008) end("You may not supervise this call any more.");
    else
      end(
        wasOpen ? "The connection was lost. Listen in again." : "This call cannot be listened to now. It may be over.",
      );
  };
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data !== "string") {
      const side = new Uint8Array(data, 0, 1)[0] === 1 ? 1 : 0;
      const samples = data.slice(1);
      levels[SIDES[side]] = levelOf(samples);
      speakers[side]!.play(samples);
      return;
    }
    const notice = JSON.parse(data) as Notice;
    if (notice.type === "ended") return end(null);
    if (notice.type === "error") {
      silence();
      return told.onError(notice.message);
    }
    if (mine && !notice.by_you) silence();
    mine = notice.by_you;
    told.onState({ taken_over: notice.taken_over, by_you: notice.by_you });
  };
  return {
    levels,
    async takeOver() {
      if (!(await admitted)) return;
      microphone ??= await audio.openMicrophone(
        (frame) => {
          if (!mine || socket.readyState !== WebSocket.OPEN) return;
          levels.you = levelOf(frame);
          socket.send(frame);
        },
        () => tell("release"),
      );
      tell("take_over");
    },
    release: () => tell("release"),
    hangUp: () => void admitted.then(() => tell("hang_up")),
    close: () => end(null),
  };
}
