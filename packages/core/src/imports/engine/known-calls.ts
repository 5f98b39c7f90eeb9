/**
 * What the organization has already: by the first 64 bits of its id, the hash of the row that each call was last made of; and those hashes by
 * themselves. Open addressing over typed arrays; a million calls take 50 MB.
 */
export class KnownCalls {
  private readonly hashes = new Set64();
  private size = 0;
  private slots = new Uint32Array(4096);

  /** A call was last made of this very row: there is nothing to do, and its id need not even be worked out. */
  hasRow(hashHigh: number, hashLow: number): boolean {
    return this.hashes.has(hashHigh, hashLow);
  }

  hasCall(idHigh: number, idLow: number): boolean {
    return !isFree(this.slots, this.find(idHigh, idLow));
  }

  /** Remembers the row that a call is made of now, and forgets the one before. */
  set(idHigh: number, idLow: number, hashHigh: number, hashLow: number): void {
    if (this.size * 8 >= this.slots.length) this.grow();
    const at = this.find(idHigh, idLow);
    const { slots } = this;
    if (isFree(slots, at)) this.size += 1;
    else this.hashes.delete(slots[at + 2]!, slots[at + 3]!);
    slots[at] = idHigh;
    slots[at + 1] = idLow;
    slots[at + 2] = hashHigh;
    slots[at + 3] = hashLow;
    this.hashes.add(hashHigh, hashLow);
  }

  private find(idHigh: number, idLow: number): number {
    const { slots } = this;
    const mask = slots.length / 4 - 1;
    let at = ((idHigh ^ idLow) & mask) * 4; // Ids are spread evenly by sha-256.
    while (!isFree(slots, at) && (slots[at] !== idHigh || slots[at + 1] !== idLow)) at = (at + 4) & (mask * 4 + 3);
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 4) {
      if (isFree(old, from)) continue;
      const at = this.find(old[from]!, old[from + 1]!);
      for (let i = 0; i < 4; i++) this.slots[at + i] = old[from + i]!;
    }
  }
}

const isFree = (slots: Uint32Array, at: number) => slots[at] === 0 && slots[at + 1] === 0;

/** A set of 64-bit numbers that are spread evenly; 0 is never in it. What is deleted leaves a mark, so that others are still found. */
class Set64 {
  private used = 0;
  private slots = new Uint32Array(2048);

  has(high: number, low: number): boolean {
    return !isFree(this.slots, this.find(high, low)) && (high !== DELETED || low !== DELETED);
  }

  add(high: number, low: number): void {
    if (this.used * 4 >= this.slots.length) this.grow();
    const at = this.find(high, low);
    if (isFree(this.slots, at)) this.used += 1;
    this.slots[at] = high;
    this.slots[at + 1] = low;
  }

  delete(high: number, low: number): void {
    const at = this.find(high, low);
    if (isFree(this.slots, at)) return;
    this.slots[at] = DELETED;
    this.slots[at + 1] = DELETED;
  }

  private find(high: number, low: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = ((high ^ low) * 2) & mask;
    while (!isFree(slots, at) && (slots[at] !== high || slots[at + 1] !== low)) at = (at + 2) & mask;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    this.used = 0;
    for (let at = 0; at < old.length; at += 2) {
      if (!isFree(old, at) && (old[at] !== DELETED || old[at + 1] !== DELETED)) this.add(old[at]!, old[at + 1]!);
    }
  }
}

const DELETED = 0xffffffff;
