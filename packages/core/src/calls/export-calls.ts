import { spreadsheetLine } from "@parley/documents/csv";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type CallPlace, callConditions } from "./call-conditions.ts";
import { exportedDetails } from "./exported-details.ts";
import { type ExportRow, exportColumns, exportedRow, nameDimensions } from "./exported-row.ts";
import { CallFilters } from "./schemas.ts";

const PAGE = 1_000;
/** Transcripts may be long: fewer rows at once keep the memory as flat. */
const PAGE_WITH_TRANSCRIPTS = 100;

const ExportCallsInput = CallFilters.extend({ transcripts: z.boolean().default(false) });

/**
 * The calls under these filters as CSV, latest first, piece by piece: their own columns, dimensions by the name that they count as, custom
 * fields and every other column of the imported rows. Cells that a spreadsheet would run as a formula begin with an apostrophe. Read
 * in short pages, so neither memory nor a transaction grows with it. Throws forbidden and invalid_input before the first piece.
 */
export async function exportCalls(ctx: Context, input: unknown): Promise<AsyncGenerator<string>> {
  guard(ctx, "exports.create");
  guard(ctx, "calls.read");
  const { transcripts, ...filters } = parseInput(ExportCallsInput, input);
  const limit = transcripts ? PAGE_WITH_TRANSCRIPTS : PAGE;

  const page = (after: CallPlace | null) =>
    inTenant(ctx, async (tx) => {
      const condition = await callConditions(tx, ctx.organizationId, filters, after);
      const { rows } = await tx.execute<ExportRow>(sql`
        select c.*, c.called_at::text as cursor_at, (c.called_at at time zone o.timezone)::timestamp(0)::text as local_time, o.currency,
          d.layout_id, d.payload, a.purpose, a.outcome, a.summary,
          ${transcripts ? transcriptText : sql`null`} as transcript
        from (select * from calls c where ${condition} order by c.called_at desc, c.id desc limit ${limit}) c
        join organizations o on o.id = c.organization_id
        left join call_details d on d.organization_id = c.organization_id and d.call_id = c.id
        left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
        order by c.called_at desc, c.id desc`);
      return { rows, names: await nameDimensions(tx, ctx.organizationId, rows) };
    });

  // The first page is read before anything is sent, so that a wrong filter is refused in words.
  const first = await page(null);
  const details = await inTenant(ctx, async (tx) => {
    const asked = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    await recordAudit(tx, ctx, { action: "calls.exported", details: { filters: asked, transcripts } });
    return exportedDetails(
      tx,
      ctx.organizationId,
      exportColumns.map(({ label }) => label),
    );
  });

  async function* lines(): AsyncGenerator<string> {
    const columns = exportColumns.filter(({ only }) => only !== "transcripts" || transcripts);
    yield spreadsheetLine([...columns.map(({ label }) => label), ...details.labels]);
    for (let found = first; ; ) {
      let piece = "";
      for (const row of found.rows) {
        piece += spreadsheetLine([
          ...exportedRow(row, columns, found.names),
          ...details.read(row.layout_id, row.payload),
        ]);
      }
      if (piece) yield piece;
      const last = found.rows.at(-1);
      if (!last || found.rows.length < limit) return;
      found = await page({ calledAt: last.cursor_at, id: last.id });
    }
  }
  return lines();
}

const transcriptText = sql`coalesce(
  (select t.text from call_transcripts t where t.organization_id = c.organization_id and t.call_id = c.id),
  (select string_agg(g.speaker || ': ' || g.text, E'\n' order by g.start_ms, g.position) from transcript_segments g
    where g.organization_id = c.organization_id and g.call_id = c.id))`;
