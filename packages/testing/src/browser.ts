import { execFile, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";

/** They let it run as root, in a small container and without a network; nothing in them changes what a page sees. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * A headless Chromium: $CHROMIUM, else the machine's own, else the one inside the npm package @sparticuz/chromium (Linux x64),
 * which needs neither a download nor a right to install. Microphone and camera are granted and silent. Close it after use.
 * Throws when no browser can run here, saying how to name one.
 */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import("playwright-core"); // Slow to load, and most tests need no browser.
  const { path, env } = await findBrowser();
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [...FLAGS, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"],
    env: { ...(process.env as Record<string, string>), ...env },
  });
}

async function findBrowser(): Promise<{ path: string; env: Record<string, string> }> {
  const installed = [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].find((path) => path && existsSync(path));
  if (installed) return { path: installed, env: {} };

  const home = await unpacked();
  const path = join(home, "chromium");
  const env = { FONTCONFIG_FILE: join(home, "fonts.conf") };
  // Minimal systems lack libnss3 and its kin. The package brings them for Amazon Linux; they serve where they are missing.
  for (const more of [env, { ...env, LD_LIBRARY_PATH: join(home, "al2023/lib") }]) {
    const run = spawnSync(path, ["--headless", "--no-sandbox", "--version"], { env: { ...process.env, ...more } });
    if (run.status === 0) return { path, env: more };
  }
  throw new Error("No Chromium runs on this machine. Install one and name it: CHROMIUM=/path/to/chromium npm test");
}

/**
 * Unpacks the package's Chromium once per account and version. The package would unpack to fixed names in the temporary
 * folder, where another account's copy cannot be run and one cut short stays for good; here it appears by one rename.
 */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@sparticuz/chromium");
  const { version } = require(join(dirname(entry), "../../package.json")) as { version: string };
  const { uid, username } = userInfo();
  const home = join(tmpdir(), `parley-chromium-${version}-${uid < 0 ? username : uid}`);
  if (existsSync(home)) {
    const { uid: owner, mode } = statSync(home);
    if (owner !== uid || (mode & 0o022) !== 0) throw new Error(`${home} belongs to another account. Remove it.`);
    return home;
  }
  const draft = mkdtempSync(`${home}-`);
  const source = `import(${JSON.stringify(pathToFileURL(entry).href)}).then((m) => (m.default.default ?? m.default).executablePath())`;
  await promisify(execFile)(process.execPath, ["-e", source], {
    // The variable makes it unpack the libraries for Amazon Linux too.
    env: { ...process.env, TMPDIR: draft, TEMP: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
  mkdirSync(join(draft, "fonts-cache"));
  const folders = ["/usr/share/fonts", "/usr/local/share/fonts", join(home, "fonts")].map((dir) => `<dir>${dir}</dir>`);
  writeFileSync(
    join(draft, "fonts.conf"),
    `<?xml version="1.0"?><fontconfig>${folders.join("")}<cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
  );
  chmodSync(draft, 0o700);
  try {
    renameSync(draft, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(draft, { recursive: true, force: true }); // Another test was first.
  }
  return home;
}
