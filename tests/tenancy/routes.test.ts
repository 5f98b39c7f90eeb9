import { createApiKey } from "@parley/core/accounts";
import { createAnnotation } from "@parley/core/annotations";
import { placeCall } from "@parley/core/calls";
import { createDashboard, createDashboardLink } from "@parley/core/dashboards";
import { createHttpTool } from "@parley/core/http-tools";
import { createKnowledge } from "@parley/core/knowledge";
import { putLayout } from "@parley/core/layouts";
import { rememberMenus } from "@parley/core/menus";
import { createNumber } from "@parley/core/numbers";
import { inviteMember } from "@parley/core/organizations";
import { createPersona } from "@parley/core/personas";
import { createSavedView } from "@parley/core/saved-views";
import { createScenario, startScenarioRun } from "@parley/core/scenarios";
import { createSourceRule } from "@parley/core/source-rules";
import { createExperiment } from "@parley/core/statistics";
import { encodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteDeclaration } from "../../apps/server/src/http/route.ts";
import { sourceDeps } from "../../apps/server/src/import-sources/source-deps.ts";
import { allRoutes } from "../../apps/server/src/routes/all.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";
import { attacks } from "./attacks.ts";

let server: TestServer;
let attacker: Tenant;
let victim: Tenant;
/** A key of the attacker's organization that may nothing at all. */
let bareKey: string;
const planted: Record<string, string> = {};

// Declared routes need no running server to be listed.
const routes = allRoutes({ config: {} } as never);
const nameOf = ({ method, url }: Pick<RouteDeclaration, "method" | "url">) => `${method} ${url}`;

beforeAll(async () => {
  server = await startTestServer();
  attacker = await server.createTenant({ name: "Attacker" });
  victim = await server.createTenant({ name: "Victim" });
  bareKey = (await createApiKey(attacker.context, { name: "Bare", scopes: ["exports.create"] })).key;
  planted.call = (await placeCall(victim.context, { to: "+15005550100", purpose: "Secret purpose" })).id;
  planted.user = encodeId("usr", victim.userId);
  planted.invitation = (
    await inviteMember(victim.context, { email: "friend@example.com", role: "viewer" }, { publicUrl: server.url })
  ).id;
  planted.key = await plantKey();
  planted.rule = (await createSourceRule(victim.context, { match: "secret.csv", target: "Secret purpose" })).id;
  const view = { page: "overview", name: "Secret source", query: "filter=secret.csv", isDefault: true } as const;
  planted.view = (await createSavedView(victim.context, { ...view, visibility: "team" })).id;
  planted.annotation = (await createAnnotation(victim.context, { day: "2026-03-31", text: "Secret purpose" })).id;
  await putLayout(victim.context, { tab: "overview", position: ["secret.csv"], hidden: [] });
  planted.board = (await createDashboard(victim.context, { name: "Secret purpose", visibility: "team" })).id;
  const ends = { expiresAt: new Date(Date.now() + 3_600_000) };
  planted.link = (await createDashboardLink(victim.context, planted.board, ends)).id;
  const groups = { dimension: "source", control: "A", variant: "B", measure: "answer_rate", startedOn: "2026-01-01" };
  planted.experiment = (await createExperiment(victim.context, { name: "Secret purpose", ...groups })).id;
  planted.person = await plantPerson();
  planted.persona = (await createPersona(victim.context, { name: "Secret purpose" })).id;
  planted.knowledge = (await createKnowledge(victim.context, { title: "Secret source", text: "Secret purpose" })).id;
  planted.tool = (
    await createHttpTool(victim.context, sourceDeps(server.services), {
      ...{ name: "secret_tool", description: "Secret purpose", url: "https://example.com/secret.csv" },
      headers: { authorization: "Bearer Secret source" },
    })
  ).id;
  planted.number = (
    await createNumber(victim.context, {
      number: "+15005550142",
      personaId: planted.persona,
      purpose: "Secret purpose",
    })
  ).id;
  planted.example = await plantExample();
  planted.menu = "+12025550143";
  const options = [{ key: "1", say: null, label: "Secret source" }];
  const menu = { path: "", prompt: "Secret purpose", options, chosen: "1", reachedPerson: true };
  await rememberMenus(victim.context, planted.menu, [menu]);
  const written = { callee: "+15005550100", call: { purpose: "Secret purpose" }, assertions: [] };
  planted.scenario = (await createScenario(victim.context, { name: "Secret source", definition: written })).id;
  planted.run = (await startScenarioRun(victim.context, planted.scenario, {})).id;
  planted.import = await plantImport();
  planted.source = await plantSource();
  planted.mapping = await plantMapping();
});
afterAll(() => server.close());

test("every route stands in the attack list, and the list names no route that is gone", () => {
  expect(Object.keys(attacks).sort()).toEqual(routes.map(nameOf).sort());
});

describe.each(routes.map((route) => [nameOf(route), route] as const))("%s", (name, route) => {
  const attack = attacks[name];
  const path = () =>
    `/api/v1${route.url.replace(/:\w+/g, () => planted[attack?.victim ?? ""] ?? attack?.word ?? "none")}${attack?.query ?? ""}`;
  const send = (key: string | null) => server.api(key, route.method, path(), attack?.body);

  test("answers 401 without a credential and with a wrong one", async () => {
    expect((await send(null)).status).toBe(401);
    expect((await send("pk_0000000000000000000000000000000000000000000")).status).toBe(401);
  });

  test("answers 403 to a credential that may not", async () => {
    expect((await send(bareKey)).status).toBe(403);
  });

  test("gives, changes and reveals nothing of another organization", async () => {
    if (route.access === "signed_in") return expect((await send(attacker.key)).status).toBe(403);
    const before = await snapshot();
    const response = await send(attacker.key);
    const text = await response.text();
    // Another tenant's id is a 404, never a 403: whether it exists is not told.
    if (attack?.victim) expect(response.status, text).toBe(404);
    else expect(response.status, text).toBeLessThan(500);
    for (const secret of [
      "Secret purpose",
      "friend@example.com",
      "secret.csv",
      "Secret source",
      victim.organizationId,
      ...Object.values(planted),
    ]) {
      if (!path().includes(secret)) expect(text).not.toContain(secret);
    }
    expect(await snapshot()).toEqual(before);
  });
});

/** Everything that the victim has, as one text. */
async function snapshot(): Promise<string> {
  const { rows } = await server.database.owner.execute<{ content: string }>(sql`
    select (select coalesce(json_agg(c order by c.id), '[]') from calls c where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(m order by m.user_id), '[]') from members m where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(i order by i.id), '[]') from invitations i where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(k order by k.id), '[]') from api_keys k where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(f order by f.id), '[]') from imports f where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(r order by r.id), '[]') from source_rules r where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(m order by m.id), '[]') from import_mappings m where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(v order by v.id), '[]') from saved_views v where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(l order by l.tab), '[]') from dashboard_layouts l where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(a order by a.id), '[]') from annotations a where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(s order by s.id), '[]') from import_sources s where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(d order by d.id), '[]') from dashboards d where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(l order by l.id), '[]') from dashboard_links l where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(e order by e.id), '[]') from experiments e where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(p order by p.id), '[]') from personas p where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(k order by k.id), '[]') from knowledge_entries k where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(n order by n.id), '[]') from phone_numbers n where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(e order by e.id), '[]') from persona_examples e where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(x order by x.path), '[]') from phone_menus x where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(x order by x.id), '[]') from scenarios x where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(x order by x.id), '[]') from scenario_runs x where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(t order by t.id), '[]') from http_tools t where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(t order by t.id), '[]') from touches t where organization_id = ${victim.organizationId}::uuid)::text
      || (select coalesce(json_agg(p order by p.value), '[]') from person_keys p where organization_id = ${victim.organizationId}::uuid)::text
      || (select json_agg(o)::text from organizations o where id = ${victim.organizationId}::uuid) as content`);
  return rows[0]!.content;
}

async function plantExample(): Promise<string> {
  const { rows } = await server.database.owner.execute<{ id: string }>(sql`
    insert into persona_examples (organization_id, id, persona_id, call_id, position, situation, answer)
    select c.organization_id, gen_random_uuid(), p.id, c.id, 1, 'Secret purpose', 'Secret source'
    from calls c join personas p on p.organization_id = c.organization_id
    where c.organization_id = ${victim.organizationId} limit 1 returning id`);
  return encodeId("exm", rows[0]!.id);
}

async function plantPerson(): Promise<string> {
  await server.database.owner.execute(sql`insert into person_keys (organization_id, kind, value, person_id)
    values (${victim.organizationId}, 'email', 'friend@example.com', 4242)`);
  await server.database.owner.execute(sql`insert into touches (organization_id, person_id, at, id, kind, call_id)
    select organization_id, 4242, called_at, id, 'call', id from calls where organization_id = ${victim.organizationId}`);
  return "person_4242";
}

async function plantKey(): Promise<string> {
  const { rows } = await server.database.owner.execute<{ id: string }>(
    sql`select id from api_keys where organization_id = ${victim.organizationId}::uuid limit 1`,
  );
  return encodeId("key", rows[0]!.id);
}

async function plantImport(): Promise<string> {
  const response = await server.api(
    victim.key,
    "POST",
    "/api/v1/imports?filename=secret.csv",
    Buffer.from("CallId,DateTime\n1,2026-01-01 10:00:00\n"),
    {
      "content-type": "text/csv",
    },
  );
  return (await readJson(response)).id;
}

async function plantMapping(): Promise<string> {
  const file = Buffer.from("CallId,DateTime,secret.csv\n2,2026-01-02 10:00:00,x\n");
  const headers = { "content-type": "text/csv" };
  const review = await server.api(victim.key, "POST", "/api/v1/imports?review=true", file, headers);
  const path = `/api/v1/imports/${(await readJson(review)).id}/start`;
  await server.api(victim.key, "POST", path, { save_as: "Secret purpose" });
  return (await readJson(await server.api(victim.key, "GET", "/api/v1/import_mappings"))).data[0].id;
}

async function plantSource(): Promise<string> {
  const body = { kind: "ctm_webhook", name: "Secret source" };
  return (await readJson(await server.api(victim.key, "POST", "/api/v1/import_sources", body))).id;
}
