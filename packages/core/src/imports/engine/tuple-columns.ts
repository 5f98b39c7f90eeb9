import { dimensionKinds } from "../../dimensions/kinds.ts";
import type { EncoderScope } from "./call-encoder.ts";
import { TupleBuffer, uuidBytes } from "./tuple-buffer.ts";

/** Columns of `calls` in the order in which the encoder writes them: what is the same in every row first. */
const SAME = ["organization_id", "import_id", "created_at", "updated_at", "kind", "generated"];
const REST = [
  ...["direction", "status", "called_at", "local_date", "local_hour", "local_dow", "phone", "person_name"],
  ...["duration_seconds", "ring_seconds", "talk_seconds", "score", "value_minor"],
  ...[
    "answered",
    "human_answered",
    "converted",
    "spam",
    "has_transcript",
    "tags",
    "notes",
    "row_hash",
    "source_edited_at",
  ],
];

export const callColumns = [...SAME, "id", ...dimensionKinds.map((kind) => `${kind}_id`), ...REST];

/** What a merge may change; the rest is identity and bookkeeping. */
export const mutableColumns = [...dimensionKinds.map((kind) => `${kind}_id`), ...REST];

/** Bytes of the field count at a tuple's start. */
export const COUNT_BYTES = 2;

/** The beginning of every tuple of `calls`: the number of fields, then those that are the same in every row. */
export function callTuplePrefix(scope: EncoderScope): Buffer {
  const out = new TupleBuffer(256);
  const count = callColumns.length;
  out.bytes[out.at++] = count >> 8;
  out.bytes[out.at++] = count;
  out.field(uuidBytes(scope.organizationId));
  if (scope.importId === null) out.null();
  else out.field(uuidBytes(scope.importId));
  out.instant(scope.now);
  out.instant(scope.now);
  out.field(Buffer.from("tracked"));
  out.bool(scope.generated);
  return Buffer.from(out.bytes.subarray(0, out.at));
}
