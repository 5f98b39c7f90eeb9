import { dimensionKinds } from "../../dimensions/index.ts";
import type { EncodedBatch, RowGroup } from "../engine/encoded-batch.ts";

/** Gives each text, by kind, the id of the organization's dictionary, in the same order. */
export type EncodeTexts = (texts: string[][]) => Promise<number[][]>;

/** Which id of the dictionary each number of the parsing thread stands for. */
export class DimensionIds {
  private readonly ids: number[][] = dimensionKinds.map(() => []);

  /** Learns a batch's texts and replaces the thread's numbers in its tuples. Once for each batch, in order. */
  async apply(batch: EncodedBatch, prefixBytes: number, encode: EncodeTexts): Promise<void> {
    if (batch.forget) for (const ids of this.ids) ids.length = 0;
    if (batch.texts.some((texts) => texts.length > 0)) {
      const learnt = await encode(batch.texts);
      for (const [index, ids] of learnt.entries()) for (const id of ids) this.ids[index]!.push(id);
    }
    this.patch(batch.fresh, prefixBytes);
    this.patch(batch.changed, prefixBytes);
  }

  private patch({ calls, starts, count }: RowGroup, prefixBytes: number): void {
    const view = new DataView(calls.buffer, calls.byteOffset, calls.byteLength);
    for (let row = 0; row < count; row++) {
      // Behind the fields that are the same in every row and the id of 16 bytes.
      let at = starts[row]! + prefixBytes + 20;
      for (const ids of this.ids) {
        if (view.getInt32(at) < 0) {
          at += 4;
          continue;
        }
        view.setInt32(at + 4, ids[view.getInt32(at + 4)]!);
        at += 8;
      }
    }
  }
}
