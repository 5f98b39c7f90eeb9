export { getLayout } from "./get-layout.ts";
export { putLayout } from "./put-layout.ts";
export { PutLayoutInput } from "./schemas.ts";
