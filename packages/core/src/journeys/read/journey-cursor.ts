import { invalidInput } from "@parley/platform";
import type { z } from "zod";

/** A place in a list as a client carries it. */
export const writeCursor = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

/** Undoes writeCursor; the place begins with the database's own text of a time. Throws invalid_input. */
export function readCursor<T extends [string, ...unknown[]]>(
  schema: z.ZodType<T>,
  cursor: string | undefined,
): T | null {
  if (cursor === undefined) return null;
  try {
    const place = schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (Number.isNaN(Date.parse(place[0]))) throw new Error("Not a time");
    return place;
  } catch {
    throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  }
}
