"use client";

import type { paths } from "@parley/sdk";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";

export type Catalog = paths["/api/v1/analytics/catalog"]["get"]["responses"][200]["content"]["application/json"] & {};
export type CatalogDimension = Catalog["dimensions"][number];

/** Measures and dimensions of the organization, its custom fields among them. Undefined until they have come. */
export function useCatalog(): Catalog | undefined {
  return useQuery({
    queryKey: ["catalog"],
    queryFn: async ({ signal }) => (await api.GET("/api/v1/analytics/catalog", { signal })).data!,
    staleTime: 300_000,
  }).data;
}
