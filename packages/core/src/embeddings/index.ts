export { fromBytes, toBytes } from "./bytes.ts";
export { loadTexts } from "./load-texts.ts";
export { storeEmbeddings } from "./store-embeddings.ts";
export type { EmbeddedTable } from "./tables.ts";
