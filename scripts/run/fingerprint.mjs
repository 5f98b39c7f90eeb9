import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";

const SKIPPED = new Set(["node_modules", ".next", "next-env.d.ts", ".DS_Store"]);

/** One hash over the names and contents of files and folders, given from the root; tests are left out. */
export function fingerprint(paths) {
  const hash = createHash("sha256").update(
    `${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}\n`,
  );
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const full = join(ROOT, path);
  const entry = statSync(full, { throwIfNoEntry: false });
  if (!entry) return;
  if (!entry.isDirectory()) {
    hash.update(`${path}\0${entry.size}\0`).update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (SKIPPED.has(name) || /\.(test|spec)\.tsx?$|\.tsbuildinfo$/.test(name)) continue;
    addTo(hash, `${path}/${name}`);
  }
}
