import { existsSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { ROOT } from "./root.mjs";
import { seconds } from "./say.mjs";
import { nextCommand } from "./web-build.mjs";

const node = (...args) => [process.execPath, args];
const types = (project) => node("node_modules/typescript/bin/tsc", "--noEmit", "-p", project);

/** Longest first, so that two at a time end together. */
const CHECKS = {
  "types of the pages": async () => [await routeTypes(), types("apps/web")],
  types: async () => [types("tsconfig.json")],
  "dead code": async () => [node("node_modules/knip/bin/knip.js", "--no-progress")],
  "import directions": async () => [
    node(
      ...[
        "--import",
        "./scripts/run/typescript-for-tools.mjs",
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      ],
      ...["--output-type", "err-long", "apps", "packages"],
    ),
  ],
  "types of the design system": async () => [types("packages/ui")],
  lint: async () => [node("node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "--diagnostic-level=error")],
  "lock file": async () => [node("scripts/complete-lock.mjs", "--check")],
  "document references": async () => [node("scripts/check-doc-refs.mjs")],
};

/** Runs the checks two at a time; prints a line for each and the output of those that fail. */
export async function run() {
  await ensureInstalled();
  const begun = performance.now();
  const waiting = Object.entries(CHECKS);
  let failed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) if (!(await passes(...next))) failed++;
  };
  await Promise.all([work(), work()]);
  console.log(
    failed ? `${failed} of ${Object.keys(CHECKS).length} checks failed.` : `All checks pass (${seconds(begun)} s).`,
  );
  return failed ? 1 : 0;
}

async function passes(name, commands) {
  const begun = performance.now();
  for (const command of await commands()) {
    if (!command) continue;
    const { code, output } = await capture(...command, {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    });
    if (code === 0) continue;
    console.log(`FAIL  ${name} (${seconds(begun)} s)\n${output.trim()}\n`);
    return false;
  }
  console.log(`ok    ${name} (${seconds(begun)} s)`);
  return true;
}

/** A fresh clone lacks the declarations that Next writes for its routes and for imported styles. */
async function routeTypes() {
  return existsSync(join(ROOT, "apps/web/next-env.d.ts")) ? null : node(nextCommand(), "typegen", "apps/web");
}
