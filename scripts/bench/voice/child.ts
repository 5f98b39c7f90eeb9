import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Child {
  /** Runs one of the process's handlers. Rejects with what it threw, or when the process ends. */
  ask<T>(name: string, argument?: unknown): Promise<T>;
  /** What the process tells unasked. */
  listen(handler: (event: unknown) => void): void;
  close(): Promise<void>;
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: string;
  event?: unknown;
}

const TASKSET = "/usr/bin/taskset";
/** Whether a process can be tied to a core here. */
export const canPin = existsSync(TASKSET);

/** Starts `NAME-process.ts` of this folder in a process of its own, tied to one core when asked and possible. */
export function startChild(name: string, options: { core?: number; nodeArgs?: string[] } = {}): Child {
  const { core, nodeArgs = [] } = options;
  const file = fileURLToPath(new URL(`./${name}-process.ts`, import.meta.url));
  const node = [process.execPath, "--import", "tsx", "--expose-gc", ...nodeArgs, file];
  const command = core !== undefined && canPin ? [TASKSET, "-c", String(core), ...node] : node;
  const child = spawn(command[0]!, command.slice(1), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    env: { ...process.env, NODE_ENV: "production" },
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let handler: (event: unknown) => void = () => {};
  let next = 0;
  child.on("message", (message) => {
    const { id, result, error, event } = message as Answer;
    if (id === undefined) return handler(event);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error !== undefined) asked?.reject(new Error(`${name}: ${error}`));
    else asked?.resolve(result);
  });
  child.on("exit", (code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`The process ${name} ended with ${code}.`));
  });
  return {
    ask: <T>(of: string, argument?: unknown) =>
      new Promise<T>((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve: (value) => resolve(value as T), reject });
        child.send({ id, name: of, argument });
      }),
    listen(listener) {
      handler = listener;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}
