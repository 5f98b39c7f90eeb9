import { isAbsolute, resolve } from "node:path";
import type { FolderPermit } from "@parley/core/import-sources";
import { decodeId } from "@parley/platform";

/**
 * IMPORT_FOLDERS: paths, separated by commas, below which sources may watch folders. `org_...=/path` allows one organization only; a
 * bare path allows all of them. Null when it cannot be read so.
 */
export function folderPermits(text: string): FolderPermit[] | null {
  const permits: FolderPermit[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [, organization, path] = /^(?:(org_[0-9a-z]{26})=)?(.*)$/s.exec(entry)!;
    const organizationId = organization ? decodeId("org", organization) : null;
    if (!isAbsolute(path!) || resolve(path!) === "/" || (organization && !organizationId)) return null;
    permits.push({ path: resolve(path!), organizationId });
  }
  return permits;
}
