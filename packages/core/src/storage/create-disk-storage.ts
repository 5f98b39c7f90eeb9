import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Storage } from "./storage.ts";

const SEGMENT = /^[a-z0-9][a-z0-9._-]{0,127}$/;

/** Keeps files below `root`, which is created when the first file comes. Files are readable by this account only. */
export function createDiskStorage(root: string): Storage {
  const base = resolve(root);

  function pathOf(key: string): string {
    const segments = key.split("/");
    if (segments.length > 8 || segments.some((segment) => !SEGMENT.test(segment))) {
      throw new Error("Not a storage key");
    }
    return join(base, ...segments);
  }

  return {
    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Written apart and renamed, so that a crash or an aborted upload never leaves half a file under its key.
      const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
      const file = await open(draft, "wx", 0o600);
      try {
        const bytes = await writeAll(file, content);
        await file.sync();
        await file.close();
        await rename(draft, path);
        return bytes;
      } catch (error) {
        await file.close().catch(() => {});
        await rm(draft, { force: true });
        throw error;
      }
    },
    read: (key, range) => createReadStream(pathOf(key), range),
    localPath: async (key) => pathOf(key),
    async stat(key) {
      try {
        const { size, mtime } = await stat(pathOf(key));
        return { bytes: size, modifiedAt: mtime };
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}

async function writeAll(file: FileHandle, content: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of content) {
    await file.writeFile(chunk);
    bytes += chunk.length;
  }
  return bytes;
}
