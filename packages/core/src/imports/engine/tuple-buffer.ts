/**
 * Rows of Postgres's binary COPY format (documentation of COPY, "Binary Format"): big-endian, each field behind its length in bytes,
 * -1 for null. `reserve` before writing: the writers do not look at the end.
 */
export class TupleBuffer {
  bytes: Buffer;
  at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  reserve(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + length));
    this.bytes.copy(wider, 0, 0, this.at);
    this.bytes = wider;
  }

  raw(source: Uint8Array): void {
    this.bytes.set(source, this.at);
    this.at += source.length;
  }

  null(): void {
    this.u32(0xffffffff);
  }

  bool(value: boolean): void {
    this.u32(1);
    this.bytes[this.at++] = value ? 1 : 0;
  }

  int2(value: number): void {
    this.u32(2);
    this.bytes[this.at++] = value >> 8;
    this.bytes[this.at++] = value;
  }

  /** Null is written for `null` only; 0 is a value. */
  int4(value: number | null): void {
    if (value === null) return void this.null();
    this.u32(4);
    this.u32(value);
  }

  /** Whole numbers up to 2^53. */
  int8(value: number | null): void {
    if (value === null) return void this.null();
    this.u32(8);
    const high = Math.floor(value / 0x1_0000_0000);
    this.u32(high);
    this.u32(value - high * 0x1_0000_0000);
  }

  float4(value: number | null): void {
    if (value === null) return void this.null();
    this.u32(4);
    this.at = this.bytes.writeFloatBE(value, this.at);
  }

  /** A timestamptz from milliseconds since 1970: microseconds since 2000. */
  instant(milliseconds: number | null): void {
    this.int8(milliseconds === null ? null : (milliseconds - 946_684_800_000) * 1000);
  }

  /** A field that is encoded already. */
  field(bytes: Uint8Array): void {
    this.u32(bytes.length);
    this.raw(bytes);
  }

  text(value: string | null): void {
    if (value === null) return void this.null();
    const length = this.bytes.write(value, this.at + 4, "utf8");
    this.u32(length);
    this.at += length;
  }

  /** Leaves room for a length that `close` fills in. */
  open(): number {
    this.at += 4;
    return this.at;
  }

  close(from: number): void {
    const end = this.at;
    this.at = from - 4;
    this.u32(end - from);
    this.at = end;
  }

  copy(source: Uint8Array, start: number, end: number): void {
    const { bytes } = this;
    let { at } = this;
    // Cells are short: a loop is faster than a call below a few dozen bytes.
    if (end - start > 48) {
      bytes.set(source.subarray(start, end), at);
      at += end - start;
    } else for (let i = start; i < end; i++) bytes[at++] = source[i]!;
    this.at = at;
  }

  u32(value: number): void {
    const { bytes } = this;
    let { at } = this;
    bytes[at++] = value >>> 24;
    bytes[at++] = value >>> 16;
    bytes[at++] = value >>> 8;
    bytes[at++] = value;
    this.at = at;
  }
}

/** The bytes of a uuid. */
export const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");

/** text[] as a field of a tuple. */
export function encodeTextArray(values: readonly string[]): Buffer {
  const texts = values.map((value) => Buffer.from(value, "utf8"));
  const size = values.length === 0 ? 12 : 20 + texts.reduce((sum, text) => sum + 4 + text.length, 0);
  const out = Buffer.alloc(size);
  out.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  out.writeInt32BE(25, 8); // oid of text
  if (values.length === 0) return out;
  out.writeInt32BE(values.length, 12);
  out.writeInt32BE(1, 16);
  let at = 20;
  for (const text of texts) {
    at = out.writeInt32BE(text.length, at);
    at += text.copy(out, at);
  }
  return out;
}
