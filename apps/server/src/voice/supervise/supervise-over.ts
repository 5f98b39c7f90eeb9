import { readPcm, SAMPLE_RATE } from "@parley/voice";
import type { WebSocket } from "ws";
import { z } from "zod";
import type { CallRoom, Listener } from "./call-room.ts";
import type { SupervisorAction } from "./record-supervision.ts";

/** Two seconds of both sides. A supervisor who is further behind hears no live call: they are let go instead of buffered for. */
const MAX_WAITING_BYTES = SAMPLE_RATE * 2 * 2 * 2;
const MAX_SAMPLES = SAMPLE_RATE / 2;
/** A network that went away says nothing; without an answer to a ping for so long the agent must have its call back. */
const PING_MS = 4_000;
/** So many pings apart it is asked again whether the person may still listen. */
const CHECK_EVERY = 8;

const Command = z.object({ type: z.enum(["take_over", "release", "hang_up"]) });

interface Supervision {
  room: CallRoom;
  /** Writes down what was done. Must not reject. */
  written(action: SupervisorAction): Promise<void>;
  /** Whether session, membership and permission still stand. */
  stillMay(): Promise<boolean>;
}

/** Lets one supervisor listen and speak over an accepted socket until the call or the socket ends. */
export function superviseOver(socket: WebSocket, { room, written, stillMay }: Supervision): void {
  const send = (data: string | Buffer) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate();
    else socket.send(data);
  };
  const listener: Listener = {
    hear: send,
    tell(message) {
      send(JSON.stringify(message));
      if (message.type === "ended") socket.close(1000);
    },
  };
  const obey = (command: z.infer<typeof Command>["type"]) => {
    if (command === "hang_up") {
      void written("hung_up");
      return room.session.hangUp();
    }
    if (command === "release") return void (room.release(listener) && written("released"));
    const answer = room.takeOver(listener);
    if (answer === "taken") void written("took_over");
    if (answer !== "refused") return;
    const message = "Somebody else speaks in this call already, or it is over.";
    send(JSON.stringify({ type: "error", message }));
  };

  let answered = true;
  let pings = 0;
  const heart = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    if (++pings % CHECK_EVERY === 0) void stillMay().then((may) => may || socket.close(1008));
  }, PING_MS);
  socket.on("pong", () => {
    answered = true;
  });
  socket.on("message", (data: Buffer, isBinary) => {
    if (isBinary) {
      const samples = readPcm(data, MAX_SAMPLES);
      if (samples) room.speak(listener, samples);
      return;
    }
    const command = parseCommand(data.toString());
    if (command) obey(command);
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    clearInterval(heart);
    if (room.leave(listener)) void written("released");
  });
  room.join(listener);
}

function parseCommand(text: string): z.infer<typeof Command>["type"] | null {
  try {
    const parsed = Command.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.type : null;
  } catch {
    return null;
  }
}
