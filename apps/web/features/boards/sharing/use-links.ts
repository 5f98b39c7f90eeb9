"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";
import { BOARDS } from "../board-wire.ts";

/** The public links of a board, those that ended included. */
export function useLinks(boardId: string) {
  const queries = useQueryClient();
  const params = { path: { id: boardId } };
  const query = useQuery({
    queryKey: [BOARDS, boardId, "links"],
    queryFn: async ({ signal }) => (await api.GET("/api/v1/dashboards/{id}/links", { params, signal })).data!.data,
  });
  const renew = () => queries.invalidateQueries({ queryKey: [BOARDS] });
  return {
    query,
    /** Returns the address, which is not told again. */
    async make(input: { expires_at: string; password?: string }): Promise<string> {
      const { data } = await api.POST("/api/v1/dashboards/{id}/links", { params, body: input });
      await renew();
      return data!.url;
    },
    async revoke(linkId: string): Promise<void> {
      await api.DELETE("/api/v1/dashboards/{id}/links/{link_id}", {
        params: { path: { id: boardId, link_id: linkId } },
      });
      await renew();
    },
  };
}
