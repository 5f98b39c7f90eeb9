import type { Readable } from "node:stream";
import { type CsvRecord, createCsvScanner } from "../imports/csv/create-csv-scanner.ts";
import type { AdSpendPlan } from "./plan.ts";

export interface SpendRecord {
  record: CsvRecord;
  /** Position among the rows below the header, from 1. */
  rowNumber: number;
  /** Bytes of the file that have been read when it came. */
  bytesRead: number;
}

/** Reads the rows below the plan's header, a chunk of the file at a time. */
export async function* readSpendRows(open: () => Readable, plan: AdSpendPlan): AsyncGenerator<SpendRecord> {
  const scanner = createCsvScanner(plan.delimiter);
  scanner.expect(plan.header.length);
  let rowNumber = 0;
  let bytesRead = 0;
  function* below(records: CsvRecord[]): Generator<SpendRecord> {
    for (const record of records) {
      if (record.line <= plan.headerLine) continue;
      rowNumber += 1;
      yield { record, rowNumber, bytesRead };
    }
  }
  for await (const chunk of open() as AsyncIterable<Buffer>) {
    bytesRead += chunk.length;
    yield* below(scanner.push(chunk));
  }
  yield* below(scanner.end());
}
