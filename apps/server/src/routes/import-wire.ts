import { importKinds, importSources, importStatuses } from "@parley/core/imports";
import { z } from "zod";

export const ImportAnswer = z
  .object({
    id: z.string(),
    file_name: z.string(),
    kind: z.enum(importKinds),
    status: z
      .enum(importStatuses)
      .describe("`review` waits for its mapping, `paused` for a decision, `undone` was taken back as a whole"),
    source: z.enum(importSources).or(z.string()),
    layout: z.string().nullable().describe("What the file turned out to be; null where no table could be seen"),
    timezone: z.string().describe("Zone of times that have no offset"),
    currency: z.string(),
    bytes_total: z.number(),
    bytes_read: z.number(),
    rows_read: z.number().describe("Inserted, updated, unchanged and rejected rows together, at any moment"),
    rows_inserted: z.number(),
    rows_updated: z.number(),
    rows_unchanged: z.number(),
    rows_rejected: z.number(),
    rows_per_second: z.number().nullable().describe("Of the run so far; null before it"),
    seconds_left: z.number().nullable().describe("At the pace so far; null unless it runs"),
    mapping: z
      .record(z.string(), z.string().nullable())
      .describe("Each header and what it is read as; null: only kept"),
    warnings: z.array(z.string()),
    failure: z.string().nullable().describe("Why it failed, for people"),
    stop: z
      .object({
        column: z.string(),
        reason: z.string(),
        line: z.number().describe("First line of the cluster, from 1"),
        rows: z.array(z.object({ line: z.number(), raw: z.string(), reason: z.string() })),
      })
      .nullable()
      .describe("Where and why it waits; null unless it is paused"),
    source_id: z.string().nullable().describe("Connection that brought the file"),
    mends_id: z.string().nullable().describe("Import whose refused rows these are, mended"),
    undo_until: z.string().nullable().describe("Until when it can be undone; null when there is nothing to undo"),
    undone_at: z.string().nullable(),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: "Import" });

export const ImportParams = z.object({ id: z.string().describe("Id of the import (imp_...)") });
