import { type Context, guard, inTenant } from "../context/index.ts";
import { type DayRows, readDays } from "./health/read-days.ts";
import { requireSource } from "./require-source.ts";
import { type ImportSource, presentSource } from "./source.ts";

/** One source with the rows that it brought on the last 30 days. Throws `not_found`. */
export async function getImportSource(ctx: Context, id: string): Promise<ImportSource & { days: DayRows[] }> {
  guard(ctx, "imports.read");
  return inTenant(ctx, async (tx) => {
    const row = await requireSource(tx, ctx, id);
    const days = await readDays(tx, ctx);
    return { ...presentSource(row), days: days.get(row.id) ?? [] };
  });
}
