import { conflict } from "@parley/platform";
import type { Storage } from "../../storage/index.ts";
import { ImportRefused } from "../import-refused.ts";
import type { ImportRow } from "../import-summary.ts";
import type { importSources } from "../schemas.ts";
import { analyseFile } from "./analyse-file.ts";
import type { FileAnalysis } from "./file-analysis.ts";

/** Looks at the stored file of an import again. Throws `conflict` once the file is gone, which it is when the import has ended. */
export async function analyseImport(storage: Storage, row: ImportRow): Promise<FileAnalysis> {
  if (!(await storage.stat(row.storageKey))) throw gone();
  try {
    return await analyseFile(() => storage.read(row.storageKey), {
      source: row.source as (typeof importSources)[number],
      kind: row.kind as FileAnalysis["kind"],
    });
  } catch (error) {
    if (error instanceof ImportRefused) throw conflict("import_unreadable", error.message);
    throw error;
  }
}

const gone = () =>
  conflict("import_file_gone", "The file of this import is no longer kept. Import it again to change how it is read.");
