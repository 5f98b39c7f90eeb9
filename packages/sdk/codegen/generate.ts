import { fileURLToPath } from "node:url";
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from "openapi-typescript";

export const SDK_TYPES = fileURLToPath(new URL("../src/schema.generated.ts", import.meta.url));

/** TypeScript types of an OpenAPI document. */
export async function generateSdkTypes(document: object): Promise<string> {
  return COMMENT_HEADER + astToString(await openapiTS(document as OpenAPI3));
}
