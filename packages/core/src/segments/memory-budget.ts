/** What threads hold of each organization, the one that was asked last at the end. */
export class MemoryBudget {
  readonly #held = new Map<string, number>();

  constructor(readonly bytes: number) {}

  /** Notes what an organization takes; returns those that have to go so that all fit, the longest unused first. */
  note(organizationId: string, bytes: number): string[] {
    this.#held.delete(organizationId);
    this.#held.set(organizationId, bytes);
    const going: string[] = [];
    let total = this.total;
    for (const [other, size] of this.#held) {
      if (total <= this.bytes || other === organizationId) break;
      going.push(other);
      total -= size;
    }
    for (const other of going) this.#held.delete(other);
    return going;
  }

  forget(organizationId: string): void {
    this.#held.delete(organizationId);
  }

  forgetAll(): void {
    this.#held.clear();
  }

  get total(): number {
    let total = 0;
    for (const size of this.#held.values()) total += size;
    return total;
  }
}
