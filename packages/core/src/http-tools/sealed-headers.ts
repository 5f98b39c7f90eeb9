import { DomainError, seal, UnsealError, unseal } from "@parley/platform";
import type { HttpToolRow } from "./tool.ts";

type Owner = Pick<HttpToolRow, "organizationId" | "id">;

/** For the database; it opens for this organization's tool only. Null without headers. */
export function sealHeaders(secret: string, owner: Owner, headers: Record<string, string>): Buffer | null {
  if (Object.keys(headers).length === 0) return null;
  return seal(secret, JSON.stringify(headers), ["http_tool", owner.organizationId, owner.id]);
}

/** Throws conflict when the installation's secret is another one than when the headers were entered. */
export function openHeaders(secret: string, row: Owner & Pick<HttpToolRow, "sealedHeaders">): Record<string, string> {
  if (!row.sealedHeaders) return {};
  try {
    return JSON.parse(unseal(secret, row.sealedHeaders, ["http_tool", row.organizationId, row.id]));
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error;
    throw new DomainError(
      "conflict",
      "headers_unreadable",
      "The headers of this tool cannot be read with this installation's secret. Enter them again.",
    );
  }
}
