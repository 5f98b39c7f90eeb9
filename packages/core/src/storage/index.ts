export { createDiskStorage } from "./create-disk-storage.ts";
export type { Storage, StoredFile } from "./storage.ts";
