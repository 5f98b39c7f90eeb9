// Makes package-lock.json list the optional packages of every platform, as `npm ci` demands. npm leaves one out when the registry
// that it asked does not carry it (mirrors often lack those of other systems), and then `npm ci` refuses the lock file.
// Run it after `npm install`. With --check it only says whether something is missing.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../package-lock.json", import.meta.url);
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const missing = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!isListed(path, name)) missing.push({ path, name, range, dev: entry.dev });
  }
}

if (missing.length > 0 && process.argv.includes("--check")) {
  console.error(
    `package-lock.json lacks ${missing.map(({ name }) => name).join(", ")}. Run \`node scripts/complete-lock.mjs\`.`,
  );
  process.exit(1);
}
for (const { name, range, dev } of missing) {
  const version = /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1];
  const parts = name.split("/").at(-1).split("-");
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = PROCESSORS.find((processor) =>
    parts.some((part) => part === processor || part.startsWith(`${processor}e`)),
  );
  if (!version || !cpu || !(os || cpu === "wasm32"))
    throw new Error(`Cannot tell the platform or the version of ${name}@${range}.`);
  const place = `node_modules/${name}`;
  lock.packages[place] = { version, cpu: [cpu], ...(dev && { dev }), optional: true, ...(os && { os: [os] }) };
  console.log(`Added ${name}@${version}`);
}
if (missing.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}

/** npm looks for a package beside the one that needs it, then in each folder further out. */
function isListed(path, name) {
  const folders = path.split("/");
  return folders.concat("").some((_, inner) => {
    const base = folders.slice(0, folders.length - inner).join("/");
    return `${base}/node_modules/${name}`.replace(/^\//, "") in lock.packages;
  });
}
