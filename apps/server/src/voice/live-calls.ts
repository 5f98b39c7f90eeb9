import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HeldCalls } from "./held-calls.ts";

export interface LiveCall {
  organizationId: string;
  callId: string;
}

/**
 * What this machine has in the air, on its disk: a mark per call from before it is dialled until it has ended, and its
 * recording as it grows. After a crash the marks tell which calls to end, and the recordings what was said until then.
 */
export class LiveCalls {
  readonly #folder: string;
  readonly held = new HeldCalls();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, "live");
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  mark(call: LiveCall): void {
    writeFileSync(this.#path(call, "call"), "", { mode: 0o600 });
  }

  recordingPath(call: LiveCall): string {
    return this.#path(call, "wav");
  }

  hasRecording(call: LiveCall): boolean {
    return existsSync(this.recordingPath(call));
  }

  /** Of a call that is over elsewhere: a recording that could not be stored yet stays, with its mark, for the next start. */
  clearUnlessRecorded(call: LiveCall): void {
    if (!this.hasRecording(call)) this.clear(call);
  }

  clear(call: LiveCall): void {
    rmSync(this.#path(call, "wav"), { force: true });
    rmSync(this.#path(call, "call"), { force: true });
  }

  /** Calls that were in the air when an earlier process ended. */
  left(): LiveCall[] {
    return readdirSync(this.#folder)
      .map((name) => /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.call$/.exec(name))
      .filter((match) => match !== null)
      .map((match) => ({ organizationId: match[1]!, callId: match[2]! }));
  }

  #path({ organizationId, callId }: LiveCall, extension: string): string {
    return join(this.#folder, `${organizationId}.${callId}.${extension}`);
  }
}
