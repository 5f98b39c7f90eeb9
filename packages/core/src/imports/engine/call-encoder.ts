import { hash } from "node:crypto";
import type { RecordView } from "../csv/record-reader.ts";
import { normaliseStatus } from "../normalise/normalise-status.ts";
import { parseMoney } from "../normalise/parse-money.ts";
import { type CallField, type CallPlan, callFields } from "../plan.ts";
import { CellReader } from "./cell-reader.ts";
import { DetailEncoder } from "./detail-encoder.ts";
import { DimensionEncoder } from "./dimension-encoder.ts";
import { FILLED_CONVERTED, FILLED_SPAM } from "./filled.ts";
import { TagEncoder } from "./tag-encoder.ts";
import type { TupleBuffer } from "./tuple-buffer.ts";
import { callTuplePrefix } from "./tuple-columns.ts";
import { WordReader } from "./word-reader.ts";
import { ZoneDays } from "./zone-days.ts";

/** Shorter talks without a named agent are not taken for a conversation with a person: a greeting alone lasts as long. */
const HUMAN_TALK_SECONDS = 15;
const DAY = 86_400_000;
const DAYS_1970_TO_2000 = 10_957;
const LONGEST_TUPLE_HEAD = 1024;

/** What the encoder writes into every row. */
export interface EncoderScope {
  organizationId: string;
  importId: string | null;
  /** Made up by the demo generator. */
  generated: boolean;
  layoutId: number;
  /** Zone of times that have no offset. */
  timezone: string;
  /** Zone in which the organization counts days and hours. */
  organizationTimezone: string;
  currency: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** A row that cannot be a call. */
export interface Refusal {
  column: string | null;
  reason: string;
}

/** Rows of one kind, ready for COPY into calls, call_details and call_transcripts (without the format's header and end). */
export interface Tuples {
  calls: TupleBuffer;
  details: TupleBuffer;
  transcripts: TupleBuffer;
}

/**
 * Turns a record into tuples. One pass over its bytes, no objects per row: a million rows of a hundred columns go through in about ten
 * seconds. Empty means absent, never 0.
 */
export class CallEncoder {
  /** Of the row that `identify` looked at last: its id in 16 bytes, and when the call began (ms). */
  readonly id = Buffer.alloc(16);
  calledAt = 0;
  /** Which cells of the encoded row were filled in where a column cannot be null. */
  filled = 0;
  scoreDropped = false;
  readonly dimensions: DimensionEncoder;
  private readonly cells: CellReader;
  private readonly details: DetailEncoder;
  private readonly tags: TagEncoder;
  private readonly column: Record<CallField, number>;
  private readonly prefix: Buffer;
  private readonly organizationDays: ZoneDays;
  private readonly words: WordReader;
  private account = { bytes: Buffer.alloc(0), text: "" };

  constructor(
    private readonly plan: CallPlan,
    private readonly scope: EncoderScope,
  ) {
    this.column = columnsOf(plan);
    const zone = new ZoneDays(scope.timezone);
    this.cells = new CellReader(plan.header, zone, scope.timezone, plan.dayFirst);
    this.words = new WordReader(this.cells, this.column);
    this.organizationDays = new ZoneDays(scope.organizationTimezone);
    this.dimensions = new DimensionEncoder(this.cells, this.column);
    this.details = new DetailEncoder(this.cells, plan.details, this.column, scope);
    this.tags = new TagEncoder(this.cells, this.column.tags, plan.tagColumns);
    this.prefix = callTuplePrefix(scope);
  }

  /** Finds out which call a record is. Throws CellRefused or returns why it is none. */
  identify(view: RecordView): Refusal | null {
    const { cells, column } = this;
    cells.open(view);
    const at =
      this.unixTime() ??
      cells.instant(column.dateTime) ??
      (column.date >= 0 ? cells.instantOf(column.date, column.time) : null);
    if (at === null)
      return { column: this.headerOf(column.dateTime >= 0 ? column.dateTime : column.date), reason: "It has no date." };
    this.calledAt = at;
    if (column.callId >= 0) {
      if (!cells.locate(column.callId)) return { column: this.headerOf(column.callId), reason: "It has no call id." };
      this.hashId(this.accountText(), this.callIdText());
      return null;
    }
    const phone = cells.phone(column.phone);
    const caller = phone === null ? cells.text(column.phone).toLowerCase() : String(phone);
    const tracking = cells.phone(column.trackingNumber) ?? cells.text(column.trackingNumber);
    if (caller === "" && tracking === "") {
      return {
        column: null,
        reason: "It has no call id, no caller and no tracking number, so it cannot be told from other calls.",
      };
    }
    this.hashId("", `${caller}|${tracking}|${at}`, "tracked-start");
    return null;
  }

  /** Ids are digits as a rule, which need no decoding. */
  private callIdText(): string {
    const { cells, column } = this;
    cells.locate(column.callId);
    const { bytes, start, end } = cells;
    for (let i = start; i < end; i++) {
      if (bytes[i]! < 48 || bytes[i]! > 57) return cells.text(column.callId);
    }
    return bytes.toString("latin1", start, end);
  }

  /** Most files hold the calls of one account. */
  private accountText(): string {
    const { cells, column } = this;
    if (!cells.locate(column.accountId)) return "";
    const { bytes, start, end } = cells;
    const { account } = this;
    if (account.bytes.length === end - start && bytes.compare(account.bytes, 0, end - start, start, end) === 0) {
      return account.text;
    }
    this.account = { bytes: Buffer.from(bytes.subarray(start, end)), text: cells.text(column.accountId) };
    return this.account.text;
  }

  /** Same result as derivedUuid(kind, account, call) of @parley/platform. */
  private hashId(account: string, call: string, kind = "tracked"): void {
    const text = `${kind}\u0000${account}\u0000${call}`;
    this.id.write(hash("sha256", text, "hex"), "hex");
    this.id[6] = (this.id[6]! & 0x0f) | 0x80;
    this.id[8] = (this.id[8]! & 0x3f) | 0x80;
  }

  /** Writes the record that `identify` looked at. Throws CellRefused before anything is written. */
  encode(view: RecordView, out: Tuples, rowHash: Uint8Array): void {
    const { cells, column } = this;
    cells.open(view);
    this.filled = 0;
    this.scoreDropped = false;
    const outbound = this.words.isOutbound();
    const ring = cells.seconds(column.ringTime);
    const talk = cells.seconds(column.talkTime);
    const duration = cells.seconds(column.duration);
    const blocked = this.flag(column.blocked, FILLED_SPAM);
    const converted = this.flag(column.conversion, FILLED_CONVERTED);
    const pathEnd = this.words.pathEnd();
    const word = this.words.status();
    const evidence = { word, blocked, ringSeconds: ring, durationSeconds: duration, talkSeconds: talk };
    const status = normaliseStatus({ ...evidence, endsInVoicemail: (pathEnd & 1) === 1 });
    const answered = status === "answered";
    const score = this.score();
    const value = this.money(column.value);
    const editedAt = this.editedAt();
    const hasAgent = cells.locate(column.agent);
    const human = answered && (pathEnd & 2) === 0 && (hasAgent || (talk !== null && talk > HUMAN_TALK_SECONDS));
    const tags = this.tags.encode();

    const room = view.end - view.start;
    const { calls } = out;
    calls.reserve(LONGEST_TUPLE_HEAD + tags.length + room * 2);
    calls.raw(this.prefix);
    calls.field(this.id);
    this.dimensions.write(calls);
    calls.field(outbound ? OUTBOUND : INBOUND);
    calls.field(STATUS[status]);
    calls.instant(this.calledAt);
    const local = this.organizationDays.toLocal(this.calledAt);
    const day = Math.floor(local / DAY);
    calls.int4(day - DAYS_1970_TO_2000);
    calls.int2(Math.floor((local - day * DAY) / 3_600_000));
    calls.int2(((((day + 3) % 7) + 7) % 7) + 1);
    calls.int8(cells.phone(column.phone));
    this.writeName(calls);
    calls.int4(duration);
    calls.int4(ring);
    calls.int4(talk);
    calls.float4(score);
    calls.int8(value);
    calls.bool(answered);
    calls.bool(human);
    calls.bool(converted);
    calls.bool(blocked || status === "blocked");
    calls.bool(this.details.locateTranscript());
    calls.field(tags);
    this.writeNotes(calls);
    calls.field(rowHash);
    calls.instant(editedAt);
    this.details.write(view, out, this.id);
  }

  private headerOf(position: number): string | null {
    return position < 0 ? null : (this.plan.header[position] ?? "").trim();
  }

  private unixTime(): number | null {
    const { cells, column } = this;
    if (!cells.locate(column.unixTime)) return null;
    return this.epoch(column.unixTime);
  }

  /** Seconds since 1970, with or without a fraction. */
  private epoch(position: number): number {
    const text = this.cells.text(position);
    const seconds = Number(text);
    if (!/^\d{9,11}(\.\d+)?$/.test(text)) throw this.cells.refuse(position, text, "a time in seconds since 1970");
    return Math.round(seconds * 1000);
  }

  private editedAt(): number | null {
    const { cells, column } = this;
    const text = cells.text(column.editedAt);
    if (text === "") return null;
    return /^\d+(\.\d+)?$/.test(text) ? this.epoch(column.editedAt) : cells.instant(column.editedAt);
  }

  /** Stars from 0 to 5. Public samples hold 9.5: the call is worth keeping without it. */
  private score(): number | null {
    const value = this.words.number(this.column.score);
    if (value === null || (value >= 0 && value <= 5)) return value;
    this.scoreDropped = true;
    return null;
  }

  /** A column that cannot be null: what an empty cell leaves open is told apart from no. */
  private flag(position: number, filledBit: number): boolean {
    const value = this.words.boolean(position);
    if (value !== null) this.filled |= filledBit;
    return value === true;
  }

  private money(position: number): number | null {
    const text = this.cells.text(position);
    if (text === "") return null;
    const amount = parseMoney(text, this.scope.currency);
    if (amount === null) throw this.cells.refuse(position, text, "an amount");
    return amount;
  }

  /** Exports pad names with blanks, at the ends and inside. */
  private writeName(out: TupleBuffer): void {
    const { cells, column } = this;
    if (!cells.locate(column.name)) return void out.null();
    if (!cells.isPlain(column.name)) return void out.text(cells.text(column.name).replace(/\s+/g, " ") || null);
    const { bytes, start, end } = cells;
    const from = out.open();
    let blank = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte <= 32) {
        blank = true;
        continue;
      }
      if (blank) out.bytes[out.at++] = 32;
      blank = false;
      out.bytes[out.at++] = byte;
    }
    out.close(from);
  }

  private writeNotes(out: TupleBuffer): void {
    const { cells, column } = this;
    if (!cells.locate(column.notes)) return void out.null();
    if (!cells.isPlain(column.notes)) return void out.text(cells.text(column.notes) || null);
    const from = out.open();
    out.copy(cells.bytes, cells.start, cells.end);
    out.close(from);
  }
}

const label = (text: string) => Buffer.from(text, "latin1");
const INBOUND = label("inbound");
const OUTBOUND = label("outbound");
const STATUS = {
  ...{ answered: label("answered"), missed: label("missed"), abandoned: label("abandoned"), busy: label("busy") },
  ...{ voicemail: label("voicemail"), failed: label("failed"), completed_ivr: label("completed_ivr") },
  ...{ in_progress: label("in_progress"), blocked: label("blocked") },
};

function columnsOf(plan: CallPlan): Record<CallField, number> {
  return Object.fromEntries(callFields.map((field) => [field, plan.columns[field] ?? -1])) as Record<CallField, number>;
}
