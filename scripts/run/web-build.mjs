import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { capture } from "./child.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { ROOT } from "./root.mjs";
import { OneLineError, progress } from "./say.mjs";

const WEB = join(ROOT, "apps/web");
const STAMP = join(WEB, ".next/parley-stamp");

/** The command line of Next as a script that Node runs. */
export const nextCommand = () => createRequire(join(WEB, "package.json")).resolve("next/dist/bin/next");

/** Builds the pages when their sources, or those of the packages, changed. Throws OneLineError when the build fails. */
export async function ensureWebBuilt() {
  const packages = readdirSync(join(ROOT, "packages")).map((name) => `packages/${name}/src`);
  const wanted = fingerprint(["package-lock.json", "tsconfig.base.json", "apps/web", ...packages]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  rmSync(STAMP, { force: true });
  const done = progress("Building the pages");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await capture(process.execPath, [nextCommand(), "build"], { cwd: WEB, env });
  done(code === 0 ? "done" : "failed");
  if (code !== 0) {
    process.stderr.write(`${output.trim().split("\n").slice(-60).join("\n")}\n`);
    throw new OneLineError("The pages could not be built; the reason is above.");
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
}
