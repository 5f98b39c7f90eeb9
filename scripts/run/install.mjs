import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./child.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { ROOT } from "./root.mjs";
import { OneLineError, progress } from "./say.mjs";

const STAMP = join(ROOT, "node_modules/.parley-installed");
const TRIES = 3;

/** Installs the packages of the lock file unless they are there. Throws OneLineError when npm fails three times. */
export async function ensureInstalled() {
  const wanted = fingerprint(["package-lock.json"]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  if (!matchesLock()) await install();
  writeFileSync(STAMP, wanted);
}

async function install() {
  const { npm_execpath: npm, ...env } = process.env;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  // NODE_ENV=production would leave out what the build and the tests need.
  const args = [...first, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  for (let attempt = 1; ; attempt++) {
    const done = progress(attempt === 1 ? "Installing packages" : `Installing packages, try ${attempt} of ${TRIES}`);
    const { code, output } = await capture(command, args, { env, shell: process.platform === "win32" && !npm });
    done(code === 0 ? "done" : "failed");
    if (code === 0) return;
    if (attempt === TRIES) {
      process.stderr.write(`${output.trim().split("\n").slice(0, 20).join("\n")}\n`);
      throw new OneLineError(
        "npm ci failed three times; its reason is above. Check the network and the free disk space.",
      );
    }
  }
}

/** Whether a plain `npm install` has put the same versions there; npm writes down what it installed in this hidden file. */
function matchesLock() {
  const hidden = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages;
  const locked = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(([path, { version, optional, link }]) => {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return true;
    const found = installed[path];
    return found ? found.version === version && Boolean(found.link) === Boolean(link) : optional === true;
  });
}
