import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { auditLog, httpTools } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { createOutbound } from "../outbound/index.ts";
import { createPersona, getPersona } from "../personas/index.ts";
import {
  callHttpTool,
  createHttpTool,
  deleteHttpTool,
  getHttpTool,
  listHttpTools,
  toolsForCall,
  tryHttpTool,
  updateHttpTool,
} from "./index.ts";
import { ToolInputSchema } from "./input-schema.ts";

/** What the stand-in was asked, and how it answers. */
let asked: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
let answer: { status: number; body: string; headers?: Record<string, string> };
let server: Server;
let base: string;
let t: TestDatabase;
let home: TestOrganization;
const SECRET = "Bearer key-of-the-shop-1234";
const open = { outbound: createOutbound({ allowPrivate: true }), secret: TEST_SECRET };
const guarded = { outbound: createOutbound({ allowPrivate: false }), secret: TEST_SECRET };

beforeAll(async () => {
  t = await createTestDatabase();
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ method: request.method!, url: request.url!, headers: request.headers, body });
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await open.outbound.close();
  await guarded.outbound.close();
  await t.close();
});
beforeEach(async () => {
  home = await t.createOrganization();
  asked = [];
  answer = { status: 200, body: '{"state":"on its way"}' };
});

const inputSchema = {
  type: "object",
  properties: { order: { type: "string", maxLength: 20 }, items: { type: "array", items: { type: "integer" } } },
  required: ["order"],
};
const order = (more: object = {}) => ({
  ...{ name: "find_order", description: "Finds an order", method: "GET" as const, inputSchema },
  ...{ url: `${base}/orders/{order}`, headers: { Authorization: SECRET } },
  ...more,
});
const uuidOf = (id: string) => decodeId("tool", id)!;

test("a tool asks with its secret headers, fills in the address and sends only what its schema names", async () => {
  const tool = await createHttpTool(home.context, open, order());
  const result = await callHttpTool(home.context, open, uuidOf(tool.id), {
    order: "A/1 ü",
    items: [1, 2],
    invented: "by the model",
  });
  expect(result).toMatchObject({ status: 200, body: { state: "on its way" } });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ method: "GET", url: "/orders/A%2F1%20%C3%BC?items=1&items=2" });
  expect(asked[0]!.headers.authorization).toBe(SECRET);
  const posted = await createHttpTool(home.context, open, order({ name: "put_order", method: "PUT", url: base }));
  await callHttpTool(home.context, open, uuidOf(posted.id), { order: "A1", items: [3] });
  expect(asked[1]!.method).toBe("PUT");
  expect(JSON.parse(asked[1]!.body)).toEqual({ order: "A1", items: [3] });
  expect(asked[1]!.headers["content-type"]).toBe("application/json");
});

test.each([
  [{}],
  [{ order: 5 }],
  [{ order: "x".repeat(21) }],
  [{ order: "A1", items: ["one"] }],
  [{ order: ".." }],
  [{ order: "" }],
  ["A1"],
  [[]],
])("an input that the schema or the address refuses is never sent (%#)", async (input) => {
  const { id } = await createHttpTool(home.context, open, order());
  await expect(callHttpTool(home.context, open, uuidOf(id), input)).rejects.toMatchObject({ kind: "invalid_input" });
  expect(asked).toEqual([]);
});

test("a header's value is in no answer, no list, no audit row and no table", async () => {
  const { id } = await createHttpTool(home.context, open, order());
  await updateHttpTool(home.context, open, id, { headers: { "X-Second": "another-secret-5678" } });
  answer = { status: 401, body: `{"error":"key-of-the-shop-1234 is wrong", "header":"${SECRET}"}` };
  const shown = [
    await getHttpTool(home.context, id),
    await listHttpTools(home.context),
    await tryHttpTool(home.context, open, id, { order: "A1" }),
    await t.owner.select().from(auditLog).where(eq(auditLog.targetId, id)),
    await t.owner.select().from(httpTools),
  ];
  for (const one of shown) {
    expect(JSON.stringify(one)).not.toContain("key-of-the-shop");
    expect(JSON.stringify(one)).not.toContain("another-secret");
  }
  expect(asked[0]!.headers).toMatchObject({ authorization: SECRET, "x-second": "another-secret-5678" });
  expect((await getHttpTool(home.context, id)).headerNames).toEqual(["authorization", "x-second"]);
  const sealed = (await t.owner.select().from(httpTools))[0]!.sealedHeaders!;
  expect(sealed.toString("latin1")).not.toContain("key-of-the-shop");
});

test("a tool that is pointed at another host does not bring its secrets along", async () => {
  const { id } = await createHttpTool(home.context, open, order());
  const moved = await updateHttpTool(home.context, open, id, { url: `${base.replace("127.0.0.1", "localhost")}/x` });
  expect(moved.headerNames).toEqual([]);
  await tryHttpTool(home.context, open, id, { order: "A1" });
  expect(asked[0]!.headers.authorization).toBeUndefined();
  await updateHttpTool(home.context, open, id, { headers: { authorization: "new-one-1234" }, url: `${base}/y` });
  await tryHttpTool(home.context, open, id, { order: "A1" });
  expect(asked[1]!.headers.authorization).toBe("new-one-1234");
});

test("an address inside the operator's network is refused when it is kept, and when it is asked all the same", async () => {
  await expect(createHttpTool(home.context, guarded, order())).rejects.toMatchObject({ fields: [{ pointer: "/url" }] });
  const { id } = await createHttpTool(home.context, open, order());
  await expect(callHttpTool(home.context, guarded, uuidOf(id), { order: "A1" })).rejects.toMatchObject({
    kind: "unavailable",
    code: "tool_refused",
  });
  expect(asked).toEqual([]);
});

test("a redirect to a private address is not followed", async () => {
  answer = { status: 302, body: "", headers: { location: "http://169.254.169.254/latest/meta-data" } };
  const { id } = await createHttpTool(home.context, open, order());
  await expect(callHttpTool(home.context, open, uuidOf(id), { order: "A1" })).rejects.toMatchObject({
    code: "tool_refused",
  });
});

test("an answer over 64 kB and a server that is gone are told without the input or the key", async () => {
  const { id } = await createHttpTool(home.context, open, order());
  answer = { status: 200, body: "x".repeat(65 * 1024) };
  await expect(callHttpTool(home.context, open, uuidOf(id), { order: "A1" })).rejects.toMatchObject({
    code: "tool_too_large",
  });
  await updateHttpTool(home.context, open, id, { url: "http://127.0.0.1:1/{order}", headers: { k: "secret-value" } });
  const failure = await callHttpTool(home.context, open, uuidOf(id), { order: "private-words" }).catch((e) => e);
  expect(failure).toMatchObject({ kind: "unavailable", code: "tool_unreachable" });
  expect(failure.message).not.toMatch(/private-words|secret-value/);
});

test("a call that ends takes its requests with it", async () => {
  const { id } = await createHttpTool(home.context, open, order());
  const over = AbortSignal.abort();
  await expect(callHttpTool(home.context, open, uuidOf(id), { order: "A1" }, { signal: over })).rejects.toMatchObject({
    name: "AbortError",
  });
});

test("a tool that is turned off is not called, but may be tried", async () => {
  const { id } = await createHttpTool(home.context, open, order({ enabled: false }));
  await expect(callHttpTool(home.context, open, uuidOf(id), { order: "A1" })).rejects.toMatchObject({
    kind: "not_found",
  });
  expect(await toolsForCall(home.context, [uuidOf(id)])).toEqual([]);
  expect((await tryHttpTool(home.context, open, id, { order: "A1" })).status).toBe(200);
});

test("two tools of an organization never share a name", async () => {
  await createHttpTool(home.context, open, order());
  await expect(createHttpTool(home.context, open, order())).rejects.toMatchObject({ code: "tool_name_taken" });
  const other = await createHttpTool(home.context, open, order({ name: "other" }));
  await expect(updateHttpTool(home.context, open, other.id, { name: "find_order" })).rejects.toMatchObject({
    code: "tool_name_taken",
  });
  const stranger = await t.createOrganization();
  expect((await createHttpTool(stranger.context, open, order())).name).toBe("find_order");
});

test("a deleted tool is taken from the personas that had it", async () => {
  const tool = await createHttpTool(home.context, open, order());
  const persona = await createPersona(home.context, { name: "Kate", toolIds: [tool.id] });
  expect(persona.toolIds).toEqual([tool.id]);
  expect(await toolsForCall(home.context, [uuidOf(tool.id)])).toMatchObject([{ name: "find_order", inputSchema }]);
  await deleteHttpTool(home.context, tool.id);
  expect((await getPersona(home.context, persona.id)).toolIds).toEqual([]);
});

test.each([
  [{ name: "Find order" }, "/name"],
  [{ name: "end_call" }, "/name"],
  [{ url: "https://user:pw@example.com/" }, "/url"],
  [{ url: "https://{order}.example.com/" }, "/url"],
  [{ url: "https://example.com/{missing}" }, "/url"],
  [{ url: "ftp://example.com/" }, "/url"],
  [{ headers: { Host: "inside" } }, "/headers/Host"],
  [{ headers: { "x-a": "b\r\nx-b: c" } }, "/headers/x-a"],
  [{ inputSchema: { type: "string" } }, "/inputSchema/type"],
  [
    { inputSchema: { type: "object", properties: { order: { type: "string", pattern: "(a+)+$" } } } },
    "/inputSchema/properties/order/pattern",
  ],
  [{ inputSchema: { type: "object", properties: { order: { $ref: "#" } } } }, "/inputSchema/properties/order/type"],
  [{ inputSchema: { ...inputSchema, required: ["missing"] } }, "/inputSchema/required"],
  [{ inputSchema: { type: "object", properties: { constructor: { type: "string" } } } }, "/inputSchema/properties"],
])("a tool that could not be asked safely is refused by field (%#)", async (bad, pointer) => {
  const failure = await createHttpTool(home.context, open, order(bad)).catch((error) => error);
  expect(failure.kind).toBe("invalid_input");
  expect(failure.fields.map((field: { pointer: string }) => field.pointer)).toContain(pointer);
});

// Kept once, asked in every call: a schema that is taken must never be one that cannot be checked.
test("every schema that is taken can check an input", () => {
  const leaf = fc.oneof(
    fc.record({ type: fc.constant("string"), maxLength: fc.nat(50), format: fc.constantFrom("date", "email", "uri") }),
    fc.record({ type: fc.constant("integer"), minimum: fc.integer(), enum: fc.array(fc.integer(), { minLength: 1 }) }),
    fc.record({ type: fc.constantFrom("boolean", "number", "string"), description: fc.string() }),
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 2 }, leaf, tie("list"), tie("object")),
    list: fc.record({ type: fc.constant("array"), items: tie("node"), minItems: fc.nat(3) }),
    object: fc.record({ type: fc.constant("object"), properties: fc.dictionary(fc.string(), tie("node")) }),
  }));
  const schema = fc.record({
    type: fc.constant("object"),
    properties: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), node),
  });
  fc.assert(
    fc.property(schema, fc.jsonValue(), (given, input) => {
      const taken = ToolInputSchema.safeParse(given);
      if (taken.success) z.fromJSONSchema(taken.data as Parameters<typeof z.fromJSONSchema>[0]).safeParse(input);
    }),
  );
});

test("whoever may only read personas neither changes nor tries a tool", async () => {
  const { id } = await createHttpTool(home.context, open, order());
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  for (const act of [
    () => createHttpTool(viewer, open, order({ name: "x" })),
    () => updateHttpTool(viewer, open, id, { name: "x" }),
    () => tryHttpTool(viewer, open, id, { order: "A1" }),
    () => deleteHttpTool(viewer, id),
  ]) {
    await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(asked).toEqual([]);
});
