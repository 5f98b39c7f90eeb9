import type { RecordView } from "../csv/record-reader.ts";
import { DOUBLED } from "../csv/record-scanner.ts";
import type { CallField, DetailColumn } from "../plan.ts";
import type { EncoderScope, Tuples } from "./call-encoder.ts";
import type { CellReader } from "./cell-reader.ts";
import { TupleBuffer, uuidBytes } from "./tuple-buffer.ts";

/** Between the texts of a payload; see details/payload.ts. */
const BETWEEN = 0x1f;
const LONGEST_HEAD = 128;
/** From here on a call copies faster than a loop. */
const LONG = 64;

/** Writes a call's kept texts and its transcript. */
export class DetailEncoder {
  private readonly detailHead: Buffer;
  private readonly transcriptHead: Buffer;
  private readonly layout: Buffer;
  private readonly positions: Int32Array;
  private transcript = -1;

  constructor(
    private readonly cells: CellReader,
    details: readonly DetailColumn[],
    private readonly column: Record<CallField, number>,
    scope: EncoderScope,
  ) {
    this.positions = Int32Array.from(details, (detail) => detail.position);
    this.detailHead = head(4, scope.organizationId);
    this.transcriptHead = head(5, scope.organizationId);
    this.layout = layoutField(scope.layoutId);
  }

  /** Finds the transcript of the record under the cells; false when it has none. */
  locateTranscript(): boolean {
    const { column, cells } = this;
    this.transcript = cells.locate(column.transcript)
      ? column.transcript
      : cells.locate(column.otherTranscript)
        ? column.otherTranscript
        : -1;
    return this.transcript >= 0;
  }

  /** Call locateTranscript first. */
  write(view: RecordView, out: Tuples, id: Buffer): void {
    const room = LONGEST_HEAD + (view.end - view.start) * 2 + this.positions.length;
    const { details } = out;
    details.reserve(room);
    details.raw(this.detailHead);
    details.field(id);
    details.raw(this.layout);
    const from = details.open();
    this.writeTexts(view, details);
    details.close(from);
    if (this.transcript >= 0) this.writeTranscript(out.transcripts, id, room);
  }

  private writeTexts({ scanner, bytes, hasControls }: RecordView, out: TupleBuffer): void {
    const { starts, ends, flags } = scanner;
    const { positions, transcript } = this;
    const target = out.bytes;
    let { at } = out;
    let filledTo = at;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i]!;
      if (i > 0) target[at++] = BETWEEN;
      if (position < 0) continue;
      const start = starts[position]!;
      const end = ends[position]!;
      if (start === end) continue;
      // The transcript has a table of its own.
      if (position === transcript) continue;
      if (flags[position] === DOUBLED || hasControls) {
        at += target.write(this.cells.verbatim(position).replaceAll("\u001f", " "), at, "utf8");
      } else if (end - start > LONG) {
        target.set(bytes.subarray(start, end), at);
        at += end - start;
      } else for (let from = start; from < end; from++) target[at++] = bytes[from]!;
      filledTo = at;
    }
    out.at = filledTo;
  }

  private writeTranscript(out: TupleBuffer, id: Buffer, room: number): void {
    const { cells, column } = this;
    out.reserve(room);
    out.raw(this.transcriptHead);
    out.field(id);
    out.text(cells.text(this.transcript));
    out.text(cells.text(column.transcriptLanguage).slice(0, 40) || null);
    const confidence = Number(cells.text(column.transcriptConfidence) || Number.NaN);
    out.float4(confidence >= 0 && confidence <= 1 ? confidence : null);
  }
}

function head(fields: number, organizationId: string): Buffer {
  const out = new TupleBuffer(32);
  out.bytes[out.at++] = fields >> 8;
  out.bytes[out.at++] = fields;
  out.field(uuidBytes(organizationId));
  return Buffer.from(out.bytes.subarray(0, out.at));
}

function layoutField(layoutId: number): Buffer {
  const out = new TupleBuffer(8);
  out.int4(layoutId);
  return Buffer.from(out.bytes.subarray(0, out.at));
}
