import { placeCall } from "@parley/core/calls";
import { type Context, permissionsOfRole } from "@parley/core/context";
import { dispatchEvents } from "@parley/core/events";
import { createImport } from "@parley/core/imports";
import { changeMemberRole } from "@parley/core/organizations";
import { encodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { notifyRealtime, publishLiveWords } from "../../apps/server/src/realtime/channels.ts";
import { type Person, signUp } from "../support/person.ts";
import { startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";
import { until } from "./spawned-server.ts";

interface Event {
  sequence: number;
  type: string;
  subject_id: string;
}

let server: TestServer;
let tenant: Tenant;
let stranger: Tenant;
let owner: Person;
const open: Socket[] = [];

beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
  stranger = await server.createTenant();
  owner = await signUp(server, tenant, "owner");
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => server.close());

function connect(headers: Record<string, string>, auth: object = {}) {
  const socket = io(server.url, { transports: ["websocket"], extraHeaders: headers, auth, forceNew: true });
  open.push(socket);
  const events: Event[] = [];
  const words: { text: string }[] = [];
  socket.on("event", (event: Event) => events.push(event));
  socket.on("words", (said: { text: string }) => words.push(said));
  const connected = new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve).once("connect_error", reject);
  });
  return { socket, events, words, connected };
}

/** Calls of the tenant, each with its event, handed out as the worker does it. */
async function happen(of: Tenant, count = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++)
    ids.push((await placeCall(of.context, { to: "+15005550100", purpose: `Call ${i}` })).id);
  await handOut(of.context);
  return ids;
}
const handOut = ({ organizationId }: Context) => dispatchEvents(server.database.db, organizationId, [notifyRealtime]);

async function lastSequence(of: Tenant): Promise<number> {
  const { rows } = await server.database.owner.execute<{ last: number }>(
    sql`select coalesce(max(sequence), 0)::int as last from domain_events where organization_id = ${of.organizationId}::uuid`,
  );
  return rows[0]!.last;
}

const received = (events: Event[], count: number) =>
  until(`${count} events`, () => (events.length >= count ? events : null), 10_000);

test("what happens is told once, in order, to every connected browser of the organization", async () => {
  const [one, two] = [connect({ cookie: owner.cookie }), connect({ cookie: owner.cookie })];
  await Promise.all([one.connected, two.connected]);
  const ids = [...(await happen(tenant, 3)), ...(await happen(tenant, 2))];
  for (const { events } of [one, two]) {
    await received(events, 5);
    expect(events.map(({ subject_id }) => subject_id)).toEqual(ids);
    expect(events.map(({ type }) => type)).toEqual(ids.map(() => "call.created"));
  }
});

test("a browser that comes back gets exactly what it missed, in order, also while more happens", async () => {
  const after = await lastSequence(tenant);
  const missed = await happen(tenant, 20);
  // Handing out goes on while the browsers connect, so live events race with the missed ones.
  const browsers = Array.from({ length: 8 }, () => connect({ cookie: owner.cookie }, { after }));
  const live: string[] = [];
  for (let i = 0; i < 15; i++) live.push(...(await happen(tenant)));
  await Promise.all(browsers.map(({ connected }) => connected));
  live.push(...(await happen(tenant)));
  const expected = [...missed, ...live];
  for (const { events } of browsers) {
    await received(events, expected.length);
    expect(events.map(({ subject_id }) => subject_id)).toEqual(expected);
  }
});

test("a browser that was away too long is told to load everything again", async () => {
  const { organizationId } = tenant;
  await server.database.owner.execute(sql`insert into domain_events (organization_id, id, type, subject_id, data, created_at)
    select ${organizationId}::uuid, gen_random_uuid(), 'call.updated', 'call_x', '{}', now() from generate_series(1, 501)`);
  const after = await lastSequence(tenant);
  await handOut(tenant.context);
  const { socket, events } = connect({ cookie: owner.cookie }, { after });
  await new Promise<void>((resolve) => socket.once("resync", resolve));
  const [id] = await happen(tenant);
  await received(events, 1);
  expect(events.map(({ subject_id }) => subject_id)).toEqual([id]);
});

test("without a session, with a broken one and from another site a socket is refused", async () => {
  await expect(connect({}).connected).rejects.toThrow("unauthenticated");
  const broken = `${owner.cookie.slice(0, -12)}AAAAAAAAAAAA`;
  await expect(connect({ cookie: broken }).connected).rejects.toThrow("unauthenticated");
  for (const origin of ["https://evil.example", "null"])
    await expect(connect({ cookie: owner.cookie, origin }).connected).rejects.toThrow("unauthenticated");
});

test("a member hears only of what their role may see, live and afterwards", async () => {
  expect(permissionsOfRole("viewer").has("imports.read")).toBe(false);
  const viewer = await signUp(server, tenant, "viewer");
  const after = await lastSequence(tenant);
  const told = connect({ cookie: viewer.cookie });
  const all = connect({ cookie: owner.cookie });
  await Promise.all([told.connected, all.connected]);
  await createImport(tenant.context, server.services, { fileName: "a.csv", source: "auto", content: oneChunk() });
  await happen(tenant);
  await received(all.events, 2);
  expect(all.events.map(({ type }) => type)).toEqual(["import.created", "call.created"]);
  await received(told.events, 1);
  expect(told.events.map(({ type }) => type)).toEqual(["call.created"]);
  const late = connect({ cookie: viewer.cookie }, { after });
  await received(late.events, 1);
  expect(late.events.map(({ type }) => type)).toEqual(["call.created"]);
});

test("a member whose role changes is told by the new one from then on", async () => {
  const person = await signUp(server, tenant, "manager");
  const browser = connect({ cookie: person.cookie });
  await browser.connected;
  const returned = new Promise<void>((resolve) => browser.socket.io.once("reconnect", () => resolve()));
  await changeMemberRole(tenant.context, { userId: person.userId, role: "viewer" });
  await handOut(tenant.context);
  await returned;
  await until("the socket is connected again", () => browser.socket.connected || null);
  browser.events.length = 0;
  await createImport(tenant.context, server.services, { fileName: "b.csv", source: "auto", content: oneChunk() });
  await happen(tenant);
  await received(browser.events, 1);
  expect(browser.events.map(({ type }) => type)).toEqual(["call.created"]);
});

test("another organization hears nothing, neither events nor the words of a call that it asks for", async () => {
  const neighbour = await signUp(server, stranger, "owner");
  const [ours, theirs] = [connect({ cookie: owner.cookie }), connect({ cookie: neighbour.cookie }, { after: 0 })];
  await Promise.all([ours.connected, theirs.connected]);
  const [id] = await happen(tenant);
  const { rows } = await server.database.owner.execute<{ id: string }>(
    sql`select id from calls order by called_at desc limit 1`,
  );
  const callId = rows[0]!.id;
  expect(encodeId("call", callId)).toBe(id);
  for (const { socket } of [ours, theirs]) socket.emit("watch_call", id);
  const say = (organizationId: string, text: string) =>
    publishLiveWords(server.database.db, { organizationId, callId, speaker: "agent", text, final: true, startMs: 0 });
  await until("our words arrive", async () => {
    await say(tenant.organizationId, "secret");
    return ours.words.length > 0 || null;
  });
  // Their own words and events come last over the same socket, so anything of ours would have come before.
  await say(stranger.organizationId, "theirs");
  await happen(stranger);
  await received(theirs.events, 1);
  await until("their words arrive", () => theirs.words.length > 0 || null);
  expect(theirs.words.map(({ text }) => text)).toEqual(["theirs"]);
  expect(theirs.events.map(({ type }) => type)).toEqual(["call.created"]);
  expect(theirs.events[0]!.subject_id).not.toBe(id);
});

test("a listener that lost its database connection comes back, and the browsers load again what was said meanwhile", async () => {
  const { socket, events, connected } = connect({ cookie: owner.cookie });
  await connected;
  const resync = new Promise<void>((resolve) => socket.once("resync", resolve));
  const { rowCount } = await server.database.owner.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'parley realtime'`,
  );
  expect(rowCount).toBe(1);
  await resync;
  const [id] = await happen(tenant);
  await received(events, 1);
  expect(events[0]!.subject_id).toBe(id);
});

async function* oneChunk() {
  yield Buffer.from("CallId,DateTime\n1,2026-01-01 10:00:00\n");
}
