import type { paths } from "@parley/sdk";
import { api } from "@/lib/api.ts";

type StartBody = paths["/api/v1/imports/{id}/start"]["post"]["requestBody"]["content"]["application/json"];

const on = (id: string) => ({ params: { path: { id } } });
const page = (limit: number, cursor: string | null) => ({ limit, ...(cursor ? { cursor } : {}) });

/** The imports of the public API, with the session of who looks. A refusal is thrown as a ParleyError. */
export const importApi = {
  list: async (cursor: string | null, signal: AbortSignal) =>
    (await api.GET("/api/v1/imports", { params: { query: page(20, cursor) }, signal })).data!,
  get: async (id: string, signal: AbortSignal) => (await api.GET("/api/v1/imports/{id}", { ...on(id), signal })).data!,
  mapping: async (id: string, signal: AbortSignal) =>
    (await api.GET("/api/v1/imports/{id}/mapping", { ...on(id), signal })).data!,
  start: async (id: string, body: StartBody) =>
    (await api.POST("/api/v1/imports/{id}/start", { ...on(id), body })).data!,
  goOn: async (id: string) => (await api.POST("/api/v1/imports/{id}/continue", on(id))).data!,
  cancel: async (id: string) => (await api.POST("/api/v1/imports/{id}/cancel", on(id))).data!,
  undo: async (id: string) => (await api.DELETE("/api/v1/imports/{id}", on(id))).data!,
  rejected: async (id: string, cursor: string | null, signal: AbortSignal) => {
    const params = { path: { id }, query: page(25, cursor) };
    return (await api.GET("/api/v1/imports/{id}/rejected_rows", { params, signal })).data!;
  },
  resend: async (id: string, rows: { row: number; cells: string[] }[]) =>
    (await api.POST("/api/v1/imports/{id}/rejected_rows", { ...on(id), body: { rows } })).data!,
  forgetMapping: (id: string) =>
    api.DELETE("/api/v1/import_mappings/{mapping_id}", { params: { path: { mapping_id: id } } }),
};
