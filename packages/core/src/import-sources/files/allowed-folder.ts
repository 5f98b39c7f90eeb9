import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import type { FolderPermit } from "../deps.ts";
import { SourceProblem } from "../source-problem.ts";

/**
 * The real path of a folder that this organization may watch: it lies below one that the operator lists, with every symbolic link
 * followed first. Whether a folder exists elsewhere is not told. Throws SourceProblem.
 */
export async function allowedFolder(
  permits: readonly FolderPermit[],
  organizationId: string,
  folder: string,
): Promise<string> {
  const roots = permits.filter((permit) => permit.organizationId === null || permit.organizationId === organizationId);
  const real = await realpath(folder).catch(() => null);
  for (const { path } of roots) {
    const root = await realpath(path).catch(() => null);
    if (!root) continue;
    if (real === null ? isInside(path, folder) : isInside(root, real)) {
      if (real === null || !(await stat(real)).isDirectory()) {
        throw new SourceProblem("There is no such folder. Check its path.", { field: "folder" });
      }
      return real;
    }
  }
  const message = "This folder is not one that the operator of this installation allows (IMPORT_FOLDERS).";
  throw new SourceProblem(message, { field: "folder" });
}

/** Whether `path` is `root` or lies below it. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith("../"));
}
