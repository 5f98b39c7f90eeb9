import type { ChartFlag } from "@parley/ui";
import { type Bucket, daysOfBucket } from "../filters/range.ts";
import type { Annotation } from "./use-annotations.ts";

/** Notes as flags on the buckets that their days fall into; of hours none, since a note is of a day. */
export function flagsOf(
  notes: readonly Annotation[],
  bucket: Bucket,
  keys: readonly (string | number)[],
  range: { from: string; to: string },
): ChartFlag[] {
  return notes.flatMap(({ id, day, text }) => {
    const index = keys.findIndex((key) => {
      const days = daysOfBucket(bucket, String(key), range);
      return days !== null && day >= days.from && day <= days.to;
    });
    return index < 0 ? [] : [{ id, index, text }];
  });
}
