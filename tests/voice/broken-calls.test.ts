import { existsSync } from "node:fs";
import { createPersona } from "@parley/core/personas";
import { decodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { endInterruptedCalls } from "../../apps/server/src/voice/finish.ts";
import { until } from "../faults/spawned-server.ts";
import { modemSpeech } from "../support/modem-speech.ts";
import { TalkPage } from "../support/talk-page.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let unlearnable = false;
vi.mock("../../apps/server/src/voice/examples.ts", () => ({
  openExamples: async () =>
    unlearnable
      ? { find: async () => [], take: () => {}, written: () => Promise.reject(new Error("no table for that")) }
      : null,
}));

let server: TestServer;
let tenant: Tenant;
let persona: string;
const speech = modemSpeech(({ trigger }) => (trigger === "opening" ? "Hello" : ""));
const { createVad } = speech;
beforeAll(async () => {
  server = await startTestServer({ speech });
  tenant = await server.createTenant();
  persona = (await createPersona(tenant.context, { name: "Ada", consentLine: false })).id;
});
afterEach(async () => {
  unlearnable = false;
  speech.createVad = createVad;
  vi.restoreAllMocks();
});
afterAll(() => server.close());

const read = async (id: string) => readJson(await server.api(tenant.key, "GET", `/api/v1/calls/${id}`));
async function begin() {
  const { call_id, url } = await readJson(await server.api(tenant.key, "POST", `/api/v1/personas/${persona}/talk`, {}));
  const call = { organizationId: tenant.organizationId, callId: decodeId("call", call_id)! };
  const page = new TalkPage(`${server.url.replace("http", "ws")}${url}`);
  const over = () => until("the call is held no longer", () => !server.services.live.held.has(call.callId) || null);
  return {
    ...{ call, page, over },
    read: () => read(call_id),
    recording: () => server.api(tenant.key, "GET", `/api/v1/calls/${call_id}/recording`),
    async talkAndLeave() {
      await until("the greeting was heard", () => page.words("agent")[0] ?? null);
      page.close();
      await over();
    },
  };
}
const marked = () => server.services.live.left().map(({ callId }) => callId);
const wav = (call: Parameters<typeof server.services.live.recordingPath>[0]) =>
  existsSync(server.services.live.recordingPath(call));

test("a call whose recording cannot be stored ends all the same, and the next start stores the recording", async () => {
  const put = vi.spyOn(server.services.storage, "put").mockRejectedValue(new Error("the disk is full"));
  const { call, talkAndLeave, read, recording } = await begin();
  await talkAndLeave();
  expect(await read()).toMatchObject({ status: "completed", has_recording: false });
  expect(marked()).toContain(call.callId);
  expect(wav(call)).toBe(true);
  put.mockRestore();
  await endInterruptedCalls(server.services, server.services.live, [call]);
  expect(await read()).toMatchObject({ status: "completed", has_recording: true });
  expect((await recording()).status).toBe(200);
  expect(marked()).not.toContain(call.callId);
});

test("what a call taught does not stand in the way of its ending", async () => {
  unlearnable = true;
  const { call, talkAndLeave, read } = await begin();
  await talkAndLeave();
  expect(await read()).toMatchObject({ status: "completed", has_recording: true });
  expect(marked()).not.toContain(call.callId);
});

test("a call whose ending cannot be written ends as failed, with its recording; when that cannot be either, all is kept for the next start", async () => {
  const { owner } = server.database;
  await owner.execute(sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await owner.execute(sql`create trigger refuse before update on ai_calls for each row when (new.end_reason is not null)
    execute function refuse()`);
  const first = await begin();
  await first.talkAndLeave();
  expect(await first.read()).toMatchObject({ status: "failed", has_recording: true });
  expect((await first.read()).ai.failure_reason).toMatch(/Something went wrong in Parley/);
  expect(marked()).not.toContain(first.call.callId);

  await owner.execute(sql`drop trigger refuse on ai_calls`);
  await owner.execute(sql`create trigger refuse before update on ai_calls for each row when (new.ended_at is not null)
    execute function refuse()`);
  const second = await begin();
  await second.talkAndLeave();
  expect(marked()).toContain(second.call.callId);
  expect(wav(second.call)).toBe(true);
  await owner.execute(sql`drop trigger refuse on ai_calls`);
  await endInterruptedCalls(server.services, server.services.live, [second.call]);
  const interrupted = await second.read();
  expect(interrupted).toMatchObject({ status: "failed", has_recording: true });
  expect(interrupted.ai.cost_breakdown).toMatchObject([{ provider: "browser" }]);
  const { rows } = await owner.execute(sql`select answered, duration_seconds = round(r.duration_ms / 1000.0) as whole
    from calls join recordings r on r.call_id = id where id = ${second.call.callId}`);
  expect(rows).toEqual([{ answered: true, whole: true }]);
});

test("a call for which no engine can be opened ends as failed, and the page is told by its socket", async () => {
  speech.createVad = () => Promise.reject(new Error("the model is missing"));
  const { call, page, over, read } = await begin();
  await until("the socket is closed", () => page.closed || null);
  await over();
  expect(await read()).toMatchObject({ status: "failed" });
  expect(marked()).not.toContain(call.callId);
});
