import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { EnvError } from "@parley/platform";

const reasons: Record<string, string> = {
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file is in its place",
  EEXIST: "a file is in its place",
  ENOENT: "no directory can be made there",
};

/** Makes DATA_DIR when it is missing. Throws EnvError when this process cannot keep its data there. */
export function prepareDataDir(dataDir: string): void {
  try {
    makeDirectory(dataDir);
    // A path below it also fails where a file stands in the directory's place.
    accessSync(join(dataDir, "."), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why = reasons[code] ?? (code || String(error));
    throw new EnvError(`DATA_DIR: ${dataDir} cannot be used, ${why}. Make it writable, or name another directory.`);
  }
}

/** One level at a time: Node 20's own recursive way never returns where the system answers ENOENT, as below /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another start may be a moment ahead.
    if (!existsSync(path)) throw error;
  }
}
