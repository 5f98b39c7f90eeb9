import { constants } from "node:fs";
import { type FileHandle, open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Context } from "../../context/index.ts";
import { readSettings } from "../connection/source-settings.ts";
import type { SourceDeps } from "../deps.ts";
import type { Looked } from "../run-source.ts";
import { saveCursor } from "../save-cursor.ts";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { allowedFolder, isInside } from "./allowed-folder.ts";
import { bringFiles } from "./bring-files.ts";
import { isExport } from "./file-names.ts";
import { knownItems } from "./known-items.ts";

/** A file whose length or time of change differs from the last look, so long ago, is still being written. */
const SETTLE_MS = 30_000;
/** Files that are remembered between looks; more wait for later turns. */
const MOST_WAITING = 1_000;

const Cursor = z.object({ waiting: z.array(z.string()), lookedAt: z.coerce.date() });

interface FolderFile {
  name: string;
  path: string;
  item: string;
}

/**
 * One look into a watched folder (not below it). A file is taken when it is the same in two looks, half a minute apart at least.
 * Links that lead out of the folder are left alone. Throws SourceProblem.
 */
export async function lookInFolder(ctx: Context, deps: SourceDeps, row: SourceRow): Promise<Looked> {
  const { folder } = readSettings("folder", row.settings);
  const root = await allowedFolder(deps.folders, row.organizationId, folder);
  const files = await list(root);
  const known = await knownItems(
    ctx,
    row,
    files.map(({ item }) => item),
  );
  const fresh = files.filter(({ item }) => !known.has(item)).slice(0, MOST_WAITING);

  const before = Cursor.safeParse(row.cursor);
  const now = ctx.clock.now();
  const isLater = before.success && now.getTime() - before.data.lookedAt.getTime() >= SETTLE_MS;
  const seen = new Set(before.success ? before.data.waiting : []);
  const settled = isLater ? fresh.filter(({ item }) => seen.has(item)) : [];
  // A look too soon leaves the one before as the first of the two.
  if (isLater || !before.success) {
    await saveCursor(ctx, row, { waiting: fresh.map(({ item }) => item), lookedAt: now.toISOString() });
  }
  const ready = settled.map((file) => ({ ...file, open: () => read(root, file) }));
  const looked = await bringFiles(ctx, deps, row, ready);
  return looked.isDone && settled.length === fresh.length ? looked : { ...looked, againInMs: SETTLE_MS };
}

async function list(root: string): Promise<FolderFile[]> {
  const names = await readdir(root).catch(() => {
    throw new SourceProblem("This folder cannot be read. Let Parley's account read it.", { field: "folder" });
  });
  const files: FolderFile[] = [];
  for (const name of names.filter(isExport).sort()) {
    const path = await realpath(join(root, name)).catch(() => null);
    if (!path || !isInside(root, path)) continue;
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) files.push({ name, path, item: `file:${found.size}:${Math.round(found.mtimeMs)}:${name}` });
  }
  return files;
}

/** Opened without following a link that somebody put in the file's place since. */
async function read(root: string, { name, path }: FolderFile): Promise<AsyncIterable<Uint8Array>> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch {
    throw new SourceProblem(`${name} cannot be read. Let Parley's account read it.`);
  }
  // A folder on the way may have become a link as well: what is open now has to be what lies there.
  const [opened, lies] = [await file.stat(), await stat(path).catch(() => null)];
  const real = await realpath(path).catch(() => "/");
  if (!opened.isFile() || !isInside(root, real) || opened.ino !== lies?.ino || opened.dev !== lies.dev) {
    await file.close();
    throw new SourceProblem(`${name} changed while it was opened. Parley looks again later.`);
  }
  return file.createReadStream();
}
