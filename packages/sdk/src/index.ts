export { createParleyClient, type ParleyClient, type ParleyClientOptions } from "./create-parley-client.ts";
export { ParleyError } from "./parley-error.ts";
export type { components, paths } from "./schema.generated.ts";
