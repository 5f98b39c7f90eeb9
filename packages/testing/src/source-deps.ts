import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceDeps } from "@parley/core/import-sources";
import { createOutbound } from "@parley/core/outbound";
import { createDiskStorage } from "@parley/core/storage";
import { TEST_SECRET } from "./database.ts";

export interface TestSourceDeps {
  deps: SourceDeps;
  /** Milliseconds that were asked to be waited; nothing waits. */
  pauses: number[];
  close(): Promise<void>;
}

/** What import sources need of the world: storage of their own, loopback open to stand-ins, and no waiting. */
export function createTestSourceDeps(given: Partial<SourceDeps> = {}): TestSourceDeps {
  const root = mkdtempSync(join(tmpdir(), "parley-sources-"));
  const outbound = createOutbound({ allowPrivate: ["127.0.0.1/32"] });
  const pauses: number[] = [];
  return {
    pauses,
    deps: {
      storage: createDiskStorage(join(root, "files")),
      secret: TEST_SECRET,
      outbound,
      ctmUrl: "http://127.0.0.1:9",
      folders: [],
      openBucket: () => {
        throw new Error("There is no S3 in this test.");
      },
      sleep: async (ms) => {
        pauses.push(ms);
      },
      ...given,
    },
    async close() {
      await outbound.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
