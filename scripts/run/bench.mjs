import { readdirSync } from "node:fs";
import { join } from "node:path";
import { foreground } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { ROOT } from "./root.mjs";
import { OneLineError } from "./say.mjs";

/** `npm run bench -- NAME [--json]`: runs scripts/bench/NAME.ts in a process of its own; further arguments are the bench's. */
export async function run(_name, args) {
  const names = readdirSync(join(ROOT, "scripts/bench"), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => entry.name.slice(0, -3));
  const [name, ...rest] = args;
  if (!names.includes(name)) {
    throw new OneLineError(
      `${name ? `There is no bench "${name}".` : "Name a bench."} There are: ${names.join(", ")}.`,
    );
  }
  await ensureInstalled();
  const main = ["--import", "tsx", "--expose-gc", "scripts/run/bench-process.mjs"];
  return foreground(process.execPath, [...main, name, ...rest], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
}
