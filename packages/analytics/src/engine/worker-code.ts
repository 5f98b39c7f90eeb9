import { fileURLToPath } from "node:url";
import { build } from "esbuild";

let code: Promise<string> | null = null;

/**
 * The thread's program as one script, made once a process. A worker of Node 20 that loads TypeScript module by module takes a second to start
 * and another 60 MB, for a loader of its own.
 */
export function workerCode(): Promise<string> {
  code ??= bundle().catch((error: unknown) => {
    code = null;
    throw error;
  });
  return code;
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL("./worker.ts", import.meta.url));
  const options = { bundle: true, write: false, platform: "node", format: "cjs", target: "node20" } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [entry], logLevel: "silent" });
  return outputFiles[0]!.text;
}
