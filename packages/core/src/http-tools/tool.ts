import type { Transaction } from "@parley/db";
import { httpTools } from "@parley/db/schema";
import { conflict, decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq, ne } from "drizzle-orm";
import type { Outbound } from "../outbound/index.ts";

export type HttpToolRow = typeof httpTools.$inferSelect;

/** What tools need of the world; given by the composition root. */
export interface ToolDeps {
  outbound: Outbound;
  /** The installation's secret, with which headers are sealed. */
  secret: string;
}

/** An HTTP request that an agent may make in a call, as people and the API see it: without the values of its headers. */
export interface HttpTool {
  /** Public id (tool_...). */
  id: string;
  name: string;
  description: string;
  method: string;
  url: string;
  inputSchema: Record<string, unknown>;
  headerNames: string[];
  timeoutMs: number;
  readOnly: boolean;
  enabled: boolean;
  createdAt: Date;
  updatedAt: Date;
}

export function presentTool({ organizationId: _, sealedHeaders: __, ...row }: HttpToolRow): HttpTool {
  return { ...row, id: encodeId("tool", row.id) };
}

/** The tool behind a public id, locked until the transaction ends. Throws not_found. */
export async function requireTool(tx: Transaction, organizationId: string, publicId: string): Promise<HttpToolRow> {
  const id = decodeId("tool", publicId);
  const [row] = id
    ? await tx
        .select()
        .from(httpTools)
        .where(and(eq(httpTools.organizationId, organizationId), eq(httpTools.id, id)))
        .for("update")
    : [];
  if (!row) throw notFound("tool");
  return row;
}

/** Throws conflict when another tool of the organization has the name: a model could not tell them apart. */
export async function requireFreeName(
  tx: Transaction,
  { organizationId, id }: { organizationId: string; id: string },
  name: string,
): Promise<void> {
  const taken = await tx.$count(
    httpTools,
    and(eq(httpTools.organizationId, organizationId), eq(httpTools.name, name), ne(httpTools.id, id)),
  );
  if (taken > 0) throw conflict("tool_name_taken", `There is a tool ${name} already. Choose another name.`);
}
