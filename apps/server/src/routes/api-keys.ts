import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from "@parley/core/accounts";
import { permissions } from "@parley/core/context";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const ApiKeyAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    start: z.string().describe("First characters of the key, to recognise it by"),
    scopes: z.array(z.string()),
    state: z.enum(["active", "expired", "revoked"]),
    created_by: z.string().nullable(),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    last_used_at: z.iso.datetime().nullable(),
    revoked_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "ApiKey" });

const toAnswer = (key: ApiKey) => ({
  id: encodeId("key", key.id),
  name: key.name,
  start: key.start,
  scopes: key.scopes,
  state: key.state,
  created_by: key.createdBy && encodeId("usr", key.createdBy),
  created_at: key.createdAt.toISOString(),
  expires_at: key.expiresAt?.toISOString() ?? null,
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
});

export const apiKeyRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/api_keys",
    operation: "listApiKeys",
    summary: "API keys, newest first",
    tag: "API keys",
    permission: "api_keys.manage",
    query: pageQuery,
    response: pageOf(ApiKeyAnswer),
    async handle(ctx, { query }) {
      const page = await listApiKeys(ctx, pageInput("key", query));
      return pageAnswer(page, (uuid) => encodeId("key", uuid), toAnswer);
    },
  }),
  route({
    method: "POST",
    url: "/api_keys",
    operation: "createApiKey",
    summary: "Make an API key; the key itself is in this answer only",
    tag: "API keys",
    permission: "api_keys.manage",
    body: z.object({
      name: z.string(),
      scopes: z.array(z.enum([...permissions, "*"], "This is not a permission.")),
      expires_at: z.iso.datetime({ offset: true }).nullish(),
    }),
    status: 201,
    response: ApiKeyAnswer.extend({ key: z.string() }),
    async handle(ctx, { body: { name, scopes, expires_at } }) {
      const made = await createApiKey(ctx, { name, scopes, expiresAt: expires_at });
      return { ...toAnswer(made), key: made.key };
    },
  }),
  route({
    method: "DELETE",
    url: "/api_keys/:key_id",
    operation: "revokeApiKey",
    summary: "Revoke an API key for good",
    tag: "API keys",
    permission: "api_keys.manage",
    params: z.object({ key_id: z.string() }),
    response: null,
    async handle(ctx, { params }) {
      const keyId = decodeId("key", params.key_id);
      if (!keyId) throw notFound("API key");
      await revokeApiKey(ctx, { keyId });
    },
  }),
];
