import { randomInt } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

/**
 * The port of a data directory: the one it had last time, else a free one. It lies below the range that systems hand out
 * for outgoing connections (32768 and up on Linux, 49152 elsewhere), so that no client's connection takes it.
 */
export async function choosePort(file: string, refused: Set<number>): Promise<number> {
  const last = remembered(file);
  if (last && !refused.has(last) && (await isFree(last))) return last;
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if (!refused.has(port) && (await isFree(port))) {
      writeFileSync(file, String(port), { mode: 0o600 });
      return port;
    }
  }
}

function remembered(file: string): number | null {
  try {
    const port = Number(readFileSync(file, "utf8"));
    return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
