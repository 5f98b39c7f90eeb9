import type { paths } from "@parley/sdk";

/** What goes on now, as the public API says it. */
export type Live = paths["/api/v1/live"]["get"]["responses"][200]["content"]["application/json"];
export type LiveCall = Live["calls"][number];
