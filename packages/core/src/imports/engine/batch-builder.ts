import type { XXHashAPI } from "xxhash-wasm";
import { type BrokenRecord, RecordReader, type RecordSink, type RecordView } from "../csv/record-reader.ts";
import type { CallPlan } from "../plan.ts";
import { sizeInWords } from "../upload/limits.ts";
import { BufferPool } from "./buffer-pool.ts";
import { CallEncoder, type EncoderScope } from "./call-encoder.ts";
import { CellRefused } from "./cell-reader.ts";
import { Draft } from "./draft.ts";
import type { EncodedBatch, RejectedRow } from "./encoded-batch.ts";
import { KnownCalls } from "./known-calls.ts";
import { rawRow } from "./raw-row.ts";
import { ShiftDetector } from "./shift-detector.ts";

export interface BuilderSettings {
  plan: CallPlan;
  scope: EncoderScope;
  /** Rows that an earlier run has committed: they are passed over. */
  skipRows: number;
  /** A shift was shown to the user, who went on. */
  ignoreShifts: boolean;
  batchRows: number;
  maxRecordBytes: number;
}

const MOST_BATCH_BYTES = 16 << 20;

/** Reads a file's bytes and makes batches of them. Knows no thread and no database. */
export class BatchBuilder implements RecordSink {
  readonly known: KnownCalls;
  private readonly pool: BufferPool;
  private readonly reader: RecordReader;
  private readonly encoder: CallEncoder;
  private readonly seed: bigint;
  private readonly rowHash = Buffer.alloc(8);
  private readonly shifts = new ShiftDetector();
  private headerSeen = false;
  private rowNumber = 0;
  private position = 0;
  private stopped = false;
  private readonly batch = new Draft();

  constructor(
    private readonly settings: BuilderSettings,
    private readonly xxhash: XXHashAPI,
    private readonly deliver: (batch: EncodedBatch) => void,
    { known = new KnownCalls(), pool = new BufferPool() }: { known?: KnownCalls; pool?: BufferPool } = {},
  ) {
    this.pool = pool;
    const { plan, scope } = settings;
    this.known = known;
    this.encoder = new CallEncoder(plan, scope);
    this.reader = new RecordReader(plan.delimiter.charCodeAt(0), this, { maxRecordBytes: settings.maxRecordBytes });
    this.reader.expect(plan.header.length);
    // The same bytes read another way are another row.
    const { timezone, organizationTimezone, currency } = scope;
    const reading = { ...plan, mapping: null, warnings: null, timezone, organizationTimezone, currency, version: 1 };
    this.seed = xxhash.h64(JSON.stringify(reading));
  }

  push(chunk: Uint8Array): void {
    if (!this.stopped) this.reader.push(chunk);
  }

  end(): void {
    if (!this.stopped) this.reader.end();
    if (!this.stopped && this.batch.rows > 0) this.flush();
  }

  record(view: RecordView): void {
    if (this.stopped) return;
    if (!this.headerSeen) {
      this.headerSeen = true;
      return;
    }
    this.rowNumber += 1;
    if (this.rowNumber <= this.settings.skipRows) return;
    this.position = view.position;
    const { batch, settings } = this;
    batch.rows += 1;
    if (view.transcoded) batch.warnings.add(NOT_UTF8);
    const columns = settings.plan.header.length;
    if (view.scanner.count !== columns && !onlyBlanksBehind(view, columns)) {
      this.refuse(view.line, "", this.lengthReason(view.scanner.count, columns), rawRow(view));
    } else this.take(view);
    if (batch.rows >= settings.batchRows || batch.bytes() > MOST_BATCH_BYTES) this.flush();
  }

  broken(record: BrokenRecord): void {
    if (this.stopped) return;
    if (!this.headerSeen) {
      this.headerSeen = true;
      return;
    }
    this.rowNumber += 1;
    if (this.rowNumber <= this.settings.skipRows) return;
    this.position = record.position;
    this.batch.rows += 1;
    const limit = sizeInWords(this.settings.maxRecordBytes);
    const reason =
      record.reason === "too_long"
        ? `It is longer than ${limit}, the most that a row may have (IMPORT_MAX_CELL_BYTES).`
        : "It has a quote that is never closed.";
    this.refuse(record.line, null, reason, quoted(record.raw));
    if (this.batch.rows >= this.settings.batchRows) this.flush();
  }

  private take(view: RecordView): void {
    const { encoder, known, rowHash } = this;
    try {
      this.hashRow(view);
      const hashHigh = rowHash.readUInt32BE(0);
      const hashLow = rowHash.readUInt32BE(4);
      if (known.hasRow(hashHigh, hashLow)) {
        this.batch.unchanged += 1;
        return;
      }
      const refusal = encoder.identify(view);
      if (refusal) return void this.refuse(view.line, refusal.column, refusal.reason, rawRow(view));
      const { id } = encoder;
      const idHigh = id.readUInt32BE(0);
      const idLow = id.readUInt32BE(4);
      const isKnown = known.hasCall(idHigh, idLow);
      const name = isKnown ? id.toString("latin1") : "";
      if (isKnown && this.batch.changedIds.has(name)) this.cut();
      const draft = isKnown ? this.batch.changed : this.batch.fresh;
      const start = draft.calls.at;
      const details = draft.details.at;
      encoder.encode(view, draft, rowHash);
      draft.add(id, start, details, encoder.filled, encoder.calledAt);
      if (isKnown) this.batch.changedIds.add(name);
      if (encoder.scoreDropped) this.batch.warnings.add(SCORE_DROPPED);
      known.see(idHigh, idLow);
    } catch (error) {
      if (!(error instanceof CellRefused)) throw error;
      this.refuse(view.line, error.column, error.message, rawRow(view));
    }
  }

  private hashRow(view: RecordView): void {
    const hash = this.xxhash.h64Raw(view.bytes.subarray(view.start, view.end), this.seed);
    this.rowHash.writeBigUInt64BE(hash);
  }

  private lengthReason(count: number, columns: number): string {
    return `It has ${count} ${count === 1 ? "column" : "columns"}, the header has ${columns}.`;
  }

  private refuse(line: number, column: string | null, reason: string, raw: string): void {
    const row: RejectedRow = { rowNumber: this.rowNumber, line, column: column || null, reason, raw };
    this.batch.rejected.push(row);
    if (this.settings.ignoreShifts) return;
    const shift = this.shifts.add({ ...row, column });
    if (!shift) return;
    this.flush(shift);
    this.stopped = true;
  }

  /** Two rows about one call never go in one batch as changes: the row under way becomes the first of the next. */
  private cut(): void {
    this.batch.rows -= 1;
    const position = this.position;
    this.flush();
    this.batch.rows = 1;
    this.position = position;
  }

  private flush(shift: EncodedBatch["shift"] = null): void {
    const { batch, encoder } = this;
    this.deliver({
      ...{ rows: batch.rows, position: this.position, unchanged: batch.unchanged, rejected: batch.rejected },
      ...{
        fresh: batch.fresh.take(this.pool),
        changed: batch.changed.take(this.pool),
        warnings: [...batch.warnings],
        shift,
      },
      ...{ forget: this.forget, texts: encoder.dimensions.takeFresh() },
    });
    this.forget = encoder.dimensions.forgetWhenLarge();
    batch.clear();
  }

  private forget = false;
}

const NOT_UTF8 = "Some rows are not UTF-8 and were read as Windows-1252. Check names with accents.";
const SCORE_DROPPED = "Scores outside 0 to 5 were left empty.";

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Some programs end every row with separators that the header does not have. */
function onlyBlanksBehind({ scanner }: RecordView, columns: number): boolean {
  if (scanner.count < columns) return false;
  for (let i = columns; i < scanner.count; i++) if (scanner.starts[i] !== scanner.ends[i]) return false;
  return true;
}
