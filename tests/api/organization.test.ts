import { createApiKey } from "@parley/core/accounts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

const change = (body: unknown) => server.api(tenant.key, "PATCH", "/api/v1/organization", body);

test("the score that qualifies a call is written as calls write theirs, and kept to the hundredth", async () => {
  expect(await readJson(await server.api(tenant.key, "GET", "/api/v1/organization"))).toMatchObject({
    ...{ qualified_score: 3, service_level_seconds: 20 },
  });
  // 2.3 times 100 is 229.99999999999997.
  for (const score of [2.3, 4.35, 0, 5, 0.07]) {
    expect(await readJson(await change({ qualified_score: score }))).toMatchObject({ qualified_score: score });
  }
  expect(await readJson(await change({ service_level_seconds: 45 }))).toMatchObject({
    ...{ qualified_score: 0.07, service_level_seconds: 45 },
  });
});

test("what is beyond its bounds is refused under the name that was sent", async () => {
  for (const [body, pointer] of [
    [{ qualified_score: 5.01 }, "/qualified_score"],
    [{ qualified_score: 2.345 }, "/qualified_score"],
    [{ qualified_score: "3" }, "/qualified_score"],
    [{ service_level_seconds: 0.5 }, "/service_level_seconds"],
  ] as const) {
    const response = await change(body);
    expect(response.status).toBe(422);
    expect(await readJson(response)).toMatchObject({ errors: [{ pointer }] });
  }
});

test("a key that may not is told which scope it lacks", async () => {
  const { key } = await createApiKey(tenant.context, { name: "Reader", scopes: ["calls.read"] });
  const response = await server.api(key, "PATCH", "/api/v1/organization", { name: "Mine" });
  expect(response.status).toBe(403);
  expect(await readJson(response)).toMatchObject({
    code: "forbidden",
    detail: "This API key does not have the scope organization.manage. Use a key that has it.",
  });
});

test("an export comes as a file, and a layout tells an API key that it belongs to a person", async () => {
  const body = { title: "Calls by day", query: { measures: ["calls"], range: "last_7_days" }, format: "xlsx" };
  const file = await server.api(tenant.key, "POST", "/api/v1/analytics/export", body);
  expect(file.headers.get("content-type")).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="calls-by-day-[\d-]+\.xlsx"$/);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  const layout = await server.api(tenant.key, "GET", "/api/v1/dashboard_layouts/overview");
  expect(layout.status).toBe(403);
  expect((await readJson(layout)).detail).toContain("belongs to a signed-in person");
});
