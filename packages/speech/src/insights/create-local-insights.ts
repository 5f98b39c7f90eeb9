import { createEmbedder, type EmbedOptions } from "../embeddings/create-embedder.ts";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallInsights, CallToAnalyse, Embed } from "./call-insights.ts";

export interface LocalInsights {
  /** Vectors for retrieval and storage (see `createEmbedder`). Throws ProviderError. */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Never rejects for a failure of a model: then words decide. */
  analyse(call: CallToAnalyse): Promise<CallInsights>;
  close(): Promise<void>;
}

/** Analysis and embeddings by local models, which load with the first use. Instances share one worker thread. */
export function createLocalInsights(): LocalInsights {
  const embedder = createEmbedder();
  // One function for all analyses, because the examples' vectors are kept by it.
  const embed: Embed = (texts) => embedder.embed(texts);
  return {
    embed: embedder.embed,
    analyse: (call) => analyseLocally(call, embed),
    close: () => embedder.close(),
  };
}
