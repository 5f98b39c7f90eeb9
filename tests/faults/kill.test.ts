import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiKey } from "@parley/core/accounts";
import { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readJson } from "../support/test-server.ts";
import { freePort, killHard, SERVER, type Spawned, serving, spawnNode, until } from "./spawned-server.ts";

/** The phone simulator's line that puts the caller on hold: the call goes on until somebody ends it. */
const HOLD = "+15005550107";
const BUSY = "+15005550101";
const ROWS = 60_000;
/** Every so many rows one is a column short. */
const RAGGED = 10_000;

let database: TestDatabase;
let tenant: TestOrganization;
let key: string;
let dataDir: string;
let port: number;
let server: Spawned;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await database.createOrganization();
  ({ key } = await createApiKey(tenant.context, { name: "Test", scopes: ["*"] }));
  dataDir = mkdtempSync(join(tmpdir(), "parley-kill-"));
  port = await freePort();
});
afterAll(async () => {
  if (server) await killHard(server);
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function start(): Spawned {
  return spawnNode(SERVER, {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: database.ownerUrl,
    PARLEY_SECRET: TEST_SECRET,
  });
}

const api = (method: string, path: string, body?: string, type = "application/json") =>
  fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { "content-type": type }) },
    body,
  });
const get = async (path: string) => readJson(await api("GET", path));
const place = async (to: string) =>
  readJson(await api("POST", "/calls", JSON.stringify({ to, purpose: "Ask about opening hours" })));

async function one<T extends Record<string, unknown>>(query: ReturnType<typeof sql>) {
  return (await database.owner.execute<T>(query)).rows[0]!;
}
/** What was claimed of the carrier, call by call. */
const dialled = async () =>
  (
    await database.owner.execute(
      sql`select to_number, dialled_at, carrier_sid from ai_calls where dialled_at is not null order by dialled_at`,
    )
  ).rows;

function csv(): string {
  const lines = ["CallId,DateTime,Customer #,Tracking Source,Call Status,Duration,City,source,Notes"];
  for (let row = 1; row <= ROWS; row++) {
    const day = String((row % 28) + 1).padStart(2, "0");
    const line = `${row},2026-03-${day} 10:15:00,+1415${5550000 + (row % 5000)},Source ${row % 40},answered,${row % 600},City ${row % 90},google`;
    lines.push(row % RAGGED === 0 ? line : `${line},"Note, ${row}"`);
  }
  return `${lines.join("\r\n")}\r\n`;
}

describe("the server is killed in the middle of a call and of an import, and started again", () => {
  let call: { id: string };
  let segments: { text: string }[];
  let claims: unknown[];
  let imported: { id: string };
  let rowsAtKill: number;
  let restarted: number;

  beforeAll(async () => {
    server = start();
    await serving(server);
    call = await place(HOLD);
    await until("the agent has spoken and is being recorded", async () => {
      const wav = readdirSync(join(dataDir, "live")).find((name) => name.endsWith(".wav"));
      const recorded = wav ? statSync(join(dataDir, "live", wav)).size : 0;
      return ((await storedSegments()).length > 0 && recorded > 64_000) || null;
    });
    imported = await readJson(await api("POST", "/imports?file_name=calls.csv", csv(), "text/csv"));
    await until("the import is under way", async () => {
      const { rows_read } = await importRow();
      return rows_read >= 2_000 || null;
    });
    await killHard(server);
    rowsAtKill = (await importRow()).rows_read;
    segments = await storedSegments();
    claims = await dialled();
    server = start();
    await serving(server);
    restarted = performance.now();
  }, 120_000);

  const storedSegments = async () =>
    (
      await database.owner.execute<{ text: string }>(
        sql`select position, speaker, text from transcript_segments order by position`,
      )
    ).rows;

  // Asked of the database, because the API lets nobody ask this often.
  const importRow = () =>
    one<{ rows_read: number; ended: boolean }>(
      sql`select rows_read::int, finished_at is not null as ended from imports`,
    );

  test("the call has ended as failed, says why, and keeps what was said and recorded until then", async () => {
    const found = await get(`/calls/${call.id}`);
    expect(found.status).toBe("failed");
    expect(found.ai.failure_reason).toMatch(/Parley stopped while this call was going on/);
    expect(segments.length).toBeGreaterThan(0);
    expect(await storedSegments()).toEqual(segments);

    const recording = await api("GET", `/calls/${call.id}/recording`);
    expect(recording.status).toBe(200);
    const wav = Buffer.from(await recording.arrayBuffer());
    expect(wav.toString("ascii", 0, 4) + wav.toString("ascii", 8, 12)).toBe("RIFFWAVE");
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([2, 8000, 16]);
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    const samples = new Int16Array(new Uint8Array(wav.subarray(44)).buffer);
    expect(samples.some((sample) => Math.abs(sample) > 1_000)).toBe(true);
    expect(found.duration_seconds).toBe(Math.round(samples.length / 2 / 8000));
    expect(readdirSync(join(dataDir, "live"))).toEqual([]);
  });

  test("nobody is dialled twice, and the line is free for the next call", async () => {
    await place(BUSY);
    await until("the next call was dialled", async () => (await dialled()).length > claims.length || null);
    const after = await dialled();
    expect(after.slice(0, -1)).toEqual(claims);
    expect(after.map((row) => (row as { to_number: string }).to_number)).toEqual([HOLD, BUSY]);
    expect((await get(`/calls/${call.id}`)).status).toBe("failed");
  });

  test("the import goes on within seconds and ends with every row exactly once", async () => {
    expect(rowsAtKill).toBeLessThan(ROWS);
    await until("the import goes on", async () => {
      const { rows_read } = await importRow();
      return rows_read > rowsAtKill || null;
    });
    expect(performance.now() - restarted).toBeLessThan(30_000);
    await until("the import ends", async () => (await importRow()).ended || null);
    const ended = await get(`/imports/${imported.id}`);
    const rejected = ROWS / RAGGED;
    expect(ended).toMatchObject({ status: "completed", rows_read: ROWS, rows_rejected: rejected });
    expect(ended).toMatchObject({ rows_inserted: ROWS - rejected, rows_updated: 0, rows_unchanged: 0 });
    const stored =
      await one(sql`select count(*)::int as calls, count(distinct id)::int as ids, sum(duration_seconds)::int as seconds
      from calls where organization_id = ${tenant.organizationId}::uuid and kind = 'tracked'`);
    const rows = Array.from({ length: ROWS }, (_, index) => index + 1).filter((row) => row % RAGGED !== 0);
    const seconds = rows.reduce((sum, row) => sum + (row % 600), 0);
    expect(stored).toEqual({ calls: rows.length, ids: rows.length, seconds });
    const refused = await (await api("GET", `/imports/${imported.id}/rejected`)).text();
    expect(refused.trim().split("\n")).toHaveLength(rejected + 1);
    await until("the job is done", async () => {
      const left = await one<{ jobs: number }>(
        sql`select count(*)::int as jobs from graphile_worker.jobs where task_identifier not in ('dispatch_events', 'index_calls')`,
      );
      return left.jobs === 0 || null;
    });
  });
});
