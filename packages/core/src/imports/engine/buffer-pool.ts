/** Memory that goes to and fro between the threads: giving megabytes back to the system for each batch would only fragment it. */
export class BufferPool {
  private readonly free: ArrayBuffer[] = [];

  /** The smallest free buffer of at least this size, or a new one. */
  take(size: number): Buffer {
    let best = -1;
    for (const [index, buffer] of this.free.entries()) {
      if (buffer.byteLength < size) continue;
      if (best < 0 || buffer.byteLength < this.free[best]!.byteLength) best = index;
    }
    if (best < 0) return Buffer.allocUnsafeSlow(size);
    return Buffer.from(this.free.splice(best, 1)[0]!);
  }

  give(buffers: readonly ArrayBuffer[]): void {
    this.free.push(...buffers);
  }
}
