export { cancelImport } from "./cancel-import.ts";
export { continueImport } from "./continue-import.ts";
export { createImport } from "./create-import.ts";
export { deleteImportMapping } from "./delete-import-mapping.ts";
export { decodePayload } from "./details/payload.ts";
export { getImport } from "./get-import.ts";
export { getImportMapping, type ImportMapping } from "./get-import-mapping.ts";
export type { ImportSummary } from "./import-summary.ts";
export { ingestCalls } from "./ingest-calls.ts";
export { listImportMappings } from "./list-import-mappings.ts";
export { type ImportPage, listImports } from "./list-imports.ts";
export { listRejectedRows, type RejectedRowPage } from "./list-rejected-rows.ts";
export { parseDate } from "./normalise/parse-date.ts";
export { parsePhone } from "./normalise/parse-phone.ts";
export type { TrackedCall } from "./normalise/tracked-call.ts";
export { instantOfLocal, isTimeZone, type LocalParts, localParts } from "./normalise/zone-time.ts";
export { resendRejectedRows } from "./resend-rejected-rows.ts";
export { type RunImportDeps, runImport } from "./run/run-import.ts";
export { runUndo } from "./run/run-undo.ts";
export {
  type CreateImportInput,
  importKinds,
  importSources,
  importStatuses,
  type ListImportsInput,
  ResendRejectedRowsInput,
  StartImportInput,
} from "./schemas.ts";
export { startImport } from "./start-import.ts";
export { streamRejectedRows } from "./stream-rejected-rows.ts";
export { undoImport } from "./undo-import.ts";
export { DEFAULT_IMPORT_LIMITS, type ImportLimits } from "./upload/limits.ts";
export { ensureLayout } from "./write/ensure-layout.ts";
export { prepareCall } from "./write/prepare-call.ts";
export { recomputeFirstCalls } from "./write/recompute-first-calls.ts";
export { writeCalls } from "./write/write-calls.ts";
