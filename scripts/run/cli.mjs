import { foreground } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";

/** `npm run parley -- COMMAND`: the operator's command line. Input and output are the terminal's. */
export async function run(_name, args) {
  await ensureInstalled();
  return foreground(process.execPath, ["--import", "tsx", "apps/server/src/cli.ts", ...args]);
}
