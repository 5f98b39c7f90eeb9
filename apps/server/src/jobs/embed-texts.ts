import { systemContext } from "@parley/core/context";
import { loadTexts, storeEmbeddings } from "@parley/core/embeddings";
import type { JobPayload } from "@parley/core/jobs";
import type { Services } from "../boot/services.ts";

/** Makes the embeddings of rows whose text is new, so that they are found by meaning. */
export async function embedTexts(
  services: Services,
  { organizationId, table, ids }: JobPayload<"embed_texts">,
  signal: AbortSignal,
): Promise<void> {
  const ctx = systemContext(services, organizationId, { kind: "job", job: "embed_texts" });
  const rows = await loadTexts(ctx, table, ids);
  if (rows.length === 0) return;
  const embeddings = await services.insights.embed(
    rows.map(({ text }) => text),
    { signal },
  );
  await storeEmbeddings(
    ctx,
    table,
    rows.map((row, index) => ({ ...row, embedding: embeddings[index]! })),
  );
}
