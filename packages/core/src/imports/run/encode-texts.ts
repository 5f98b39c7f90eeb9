import { type Context, inTenant } from "../../context/index.ts";
import { dimensionKinds, encodeDimensions } from "../../dimensions/index.ts";
import type { EncodeTexts } from "../store/dimension-ids.ts";

/** Asks the organization's dictionaries in a transaction of their own: a word that is known too early harms nobody. */
export function encodeTexts(ctx: Context): EncodeTexts {
  return (texts) =>
    inTenant(ctx, async (tx) => {
      const found: number[][] = [];
      for (const [index, kind] of dimensionKinds.entries()) {
        const ids = await encodeDimensions(tx, ctx.organizationId, kind, texts[index]!);
        found.push(texts[index]!.map((text) => ids.get(text)!));
      }
      return found;
    });
}
