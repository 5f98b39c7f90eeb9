/**
 * Memory for tuples that both threads see. Shared, since V8 counts what is handed over as new garbage on both sides and collects it every few
 * batches; used again and again, since giving megabytes back to the system for each batch would only fragment it.
 */
export class BufferPool {
  private readonly free: SharedArrayBuffer[] = [];

  /** The smallest free buffer of at least this size, or a new one. */
  take(size: number): Buffer {
    let best = -1;
    for (const [index, buffer] of this.free.entries()) {
      if (buffer.byteLength < size) continue;
      if (best < 0 || buffer.byteLength < this.free[best]!.byteLength) best = index;
    }
    return Buffer.from(best < 0 ? new SharedArrayBuffer(roundUp(size)) : this.free.splice(best, 1)[0]!);
  }

  give(buffers: Iterable<ArrayBufferLike>): void {
    for (const buffer of buffers) if (buffer instanceof SharedArrayBuffer) this.free.push(buffer);
  }
}

/** Sizes that differ by little can stand in for each other. */
const roundUp = (size: number) => Math.ceil(size / (256 << 10)) * (256 << 10);
