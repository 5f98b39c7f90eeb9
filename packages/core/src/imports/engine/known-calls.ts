/**
 * What the organization has already: for each call the hash of the row that it came from. Open addressing over typed arrays, 16 bytes
 * a slot, so a million calls take 32 MB. A call is known by the first 64 bits of its id.
 */
export class KnownCalls {
  size = 0;
  private slots: Uint32Array;

  constructor(expected = 1024) {
    this.slots = new Uint32Array(capacity(expected) * 4);
  }

  /** 0: unknown. 1: known, and the row says something else. 2: known, from the very same row. */
  look(idHigh: number, idLow: number, hashHigh: number, hashLow: number): 0 | 1 | 2 {
    const at = this.find(idHigh, idLow);
    if (this.isFree(at)) return 0;
    return this.slots[at + 2] === hashHigh && this.slots[at + 3] === hashLow ? 2 : 1;
  }

  set(idHigh: number, idLow: number, hashHigh: number, hashLow: number): void {
    if (this.size * 2 >= this.slots.length / 4) this.grow();
    const at = this.find(idHigh, idLow);
    if (this.isFree(at)) this.size += 1;
    this.slots[at] = idHigh;
    this.slots[at + 1] = idLow;
    this.slots[at + 2] = hashHigh;
    this.slots[at + 3] = hashLow;
  }

  private isFree(at: number): boolean {
    return this.slots[at] === 0 && this.slots[at + 1] === 0;
  }

  private find(idHigh: number, idLow: number): number {
    const mask = this.slots.length / 4 - 1;
    let slot = (idHigh ^ idLow) & mask; // Ids are spread evenly by sha-256.
    for (;;) {
      const at = slot * 4;
      if (this.isFree(at) || (this.slots[at] === idHigh && this.slots[at + 1] === idLow)) return at;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    this.size = 0;
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] !== 0 || old[at + 1] !== 0) this.set(old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!);
    }
  }
}

const capacity = (expected: number) => 1 << Math.ceil(Math.log2(Math.max(16, expected * 2)));
