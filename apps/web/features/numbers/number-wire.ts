import type { paths } from "@parley/sdk";

export type NumberPage = paths["/api/v1/numbers"]["get"]["responses"][200]["content"]["application/json"];
export type PhoneNumber = NumberPage["data"][number];
export type NumberBody = NonNullable<paths["/api/v1/numbers"]["post"]["requestBody"]>["content"]["application/json"];
