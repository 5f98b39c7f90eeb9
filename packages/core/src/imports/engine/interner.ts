const LONG = 48;

/**
 * Small integers for texts that occur again and again, looked up by their bytes: no string is made for one that is known. Ids count up
 * from 0; after `clear` they start again.
 */
export class Interner {
  size = 0;
  private slots: Int32Array;
  private hashes: Int32Array;
  private offsets: Int32Array;
  private arena: Buffer;
  private used = 0;

  constructor(expected = 1024) {
    const slots = 1 << Math.ceil(Math.log2(expected * 2));
    this.slots = new Int32Array(slots).fill(-1);
    this.hashes = new Int32Array(expected);
    this.offsets = new Int32Array(expected + 1);
    this.arena = Buffer.allocUnsafe(expected * 16);
  }

  /** The id of bytes[start, end). It is new when it equals the size that there was before. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    // FNV-1a, the offset basis and prime of its reference: http://www.isthe.com/chongo/tech/comp/fnv/
    // Long texts (addresses) are told apart by their ends and every fourth byte between: `equals` looks at all of them anyway.
    let hash = 0x811c9dc5 ^ (end - start);
    const tail = end - start > LONG ? end - LONG / 2 : start;
    for (let i = start; i < tail; i += 4) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    for (let i = tail; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id < 0) break;
      if (this.hashes[id] === hash && this.equals(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return this.add(slot, hash, bytes, start, end);
  }

  text(id: number): string {
    return this.arena.toString("utf8", this.offsets[id]!, this.offsets[id + 1]!);
  }

  /** Bytes that its texts take. */
  get bytes(): number {
    return this.used;
  }

  clear(): void {
    this.slots.fill(-1);
    this.size = 0;
    this.used = 0;
  }

  private equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.offsets[id]!;
    if (this.offsets[id + 1]! - at !== end - start) return false;
    const { arena } = this;
    if (end - start > LONG) return arena.compare(bytes, start, end, at, at + end - start) === 0;
    for (let i = start; i < end; i++) if (arena[at++] !== bytes[i]) return false;
    return true;
  }

  private add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const id = this.size;
    if (id === this.hashes.length) {
      this.grow();
      return this.intern(bytes, start, end);
    }
    const length = end - start;
    if (this.used + length > this.arena.length) {
      const wider = Buffer.allocUnsafe(Math.max(this.arena.length * 2, this.used + length));
      this.arena.copy(wider, 0, 0, this.used);
      this.arena = wider;
    }
    for (let i = 0; i < length; i++) this.arena[this.used + i] = bytes[start + i]!;
    this.offsets[id] = this.used;
    this.used += length;
    this.offsets[id + 1] = this.used;
    this.hashes[id] = hash;
    this.slots[slot] = id;
    this.size += 1;
    return id;
  }

  private grow(): void {
    const size = this.hashes.length * 2;
    const hashes = new Int32Array(size);
    hashes.set(this.hashes);
    const offsets = new Int32Array(size + 1);
    offsets.set(this.offsets);
    this.hashes = hashes;
    this.offsets = offsets;
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      const hash = hashes[id]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = id;
    }
  }
}
