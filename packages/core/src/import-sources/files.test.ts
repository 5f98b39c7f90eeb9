import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imports } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import {
  createTestDatabase,
  createTestSourceDeps,
  type TestDatabase,
  type TestOrganization,
  type TestSourceDeps,
} from "@parley/testing";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BucketFile } from "./deps.ts";
import { createImportSource, getImportSource, runSource, SourceProblem } from "./index.ts";

let t: TestDatabase;
let world: TestSourceDeps;
let org: TestOrganization;
let now: Date;
let root: string;
const clock = { now: () => now };

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  await world?.close();
  if (root) rmSync(root, { recursive: true });
  root = realpathSync(mkdtempSync(join(tmpdir(), "parley-watched-")));
  for (const folder of ["allowed/exports", "other"]) mkdirSync(join(root, folder), { recursive: true });
  world = createTestSourceDeps({ folders: [{ path: join(root, "allowed"), organizationId: null }] });
  org = await t.createOrganization();
  now = new Date("2026-03-10T12:00:00Z");
});
afterAll(async () => {
  await world.close();
  rmSync(root, { recursive: true });
});

const context = () => ({ ...org.context, clock });
const connect = async (input: object) => {
  const made = await createImportSource(context(), world.deps, { name: "Files", ...input } as never);
  return { id: made.id, sourceId: decodeId("src", made.id)! };
};
const look = async (sourceId: string) => {
  await runSource({ ...world.deps, db: t.db, clock }, { organizationId: org.organizationId, sourceId });
  now = new Date(now.getTime() + 31_000);
};
const brought = async () => {
  const mine = eq(imports.organizationId, org.organizationId);
  const rows = await t.owner.select().from(imports).where(mine).orderBy(asc(imports.createdAt), asc(imports.fileName));
  return rows.map(({ fileName }) => fileName);
};
const csv = (...ids: number[]) => `CallId,DateTime\n${ids.map((id) => `${id},2026-01-01 10:00:00\n`).join("")}`;
const watched = (name: string) => join(root, "allowed/exports", name);

describe("a watched folder", () => {
  const connectFolder = () => connect({ kind: "folder", folder: join(root, "allowed/exports") });

  test("is refused outside of what the operator allows, by dots, by a link, and for another organization", async () => {
    symlinkSync(join(root, "other"), watched("link"));
    const refused = [
      ...[join(root, "other"), join(root, "allowed/../other"), watched("link"), "/etc", "/", root, "/nowhere/at/all"],
      join(root, "allowed-not"),
    ];
    for (const folder of refused) {
      await expect(connect({ kind: "folder", folder }), folder).rejects.toMatchObject({
        fields: [{ pointer: "/folder", message: expect.stringContaining("IMPORT_FOLDERS") }],
      });
    }
    await expect(connect({ kind: "folder", folder: watched("missing") })).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining("no such folder") }],
    });
    const other = await t.createOrganization();
    world.deps.folders = [{ path: join(root, "allowed"), organizationId: other.organizationId }];
    await expect(connectFolder()).rejects.toMatchObject({ kind: "invalid_input" });
  });

  test("brings a file when it was the same in two looks, once, and not again under another name", async () => {
    writeFileSync(watched("a.csv"), csv(1));
    const { id, sourceId } = await connectFolder();
    await look(sourceId);
    expect(await brought()).toEqual([]);
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toEqual(["a.csv"]);
    writeFileSync(watched("copy.csv"), csv(1));
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toEqual(["a.csv"]);
    writeFileSync(watched("a.csv"), csv(1, 2));
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toEqual(["a.csv", "a.csv"]);
    expect(await getImportSource(context(), id)).toMatchObject({ status: "active", lastError: null });
  });

  test("leaves a file alone that is still being written, however long that takes", async () => {
    const { sourceId } = await connectFolder();
    for (let size = 1; size <= 5; size++) {
      writeFileSync(watched("growing.csv"), csv(...Array.from({ length: size }, (_, n) => n)));
      await look(sourceId);
    }
    expect(await brought()).toEqual([]);
    await look(sourceId);
    expect(await brought()).toEqual(["growing.csv"]);
  });

  test("two looks within seconds count as one", async () => {
    writeFileSync(watched("a.csv"), csv(1));
    const { sourceId } = await connectFolder();
    await look(sourceId);
    now = new Date(now.getTime() - 30_000);
    await look(sourceId);
    expect(await brought()).toEqual([]);
    await look(sourceId);
    expect(await brought()).toEqual(["a.csv"]);
  });

  test("follows no link out of it, and leaves hidden files, folders and other endings alone", async () => {
    writeFileSync(join(root, "other/secret.csv"), csv(666));
    symlinkSync(join(root, "other/secret.csv"), watched("linked.csv"));
    symlinkSync(join(root, "other"), watched("folder.csv"));
    mkdirSync(watched("real-folder.csv"));
    writeFileSync(watched(".hidden.csv"), csv(2));
    writeFileSync(watched("notes.pdf"), "x");
    writeFileSync(watched("b.csv"), csv(3));
    const { sourceId } = await connectFolder();
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toEqual(["b.csv"]);
  });

  test("a folder that became a link out of what is allowed is no longer read", async () => {
    writeFileSync(join(root, "other/secret.csv"), csv(666));
    const { id, sourceId } = await connectFolder();
    rmSync(join(root, "allowed/exports"), { recursive: true });
    symlinkSync(join(root, "other"), join(root, "allowed/exports"));
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toEqual([]);
    expect(await getImportSource(context(), id)).toMatchObject({
      status: "failing",
      lastError: expect.stringContaining("IMPORT_FOLDERS"),
    });
  });

  test("a file that is no export is told of, stops no other, and is not tried again", async () => {
    writeFileSync(watched("a-binary.csv"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 0]));
    writeFileSync(watched("z.csv"), csv(1));
    const { id, sourceId } = await connectFolder();
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toContain("z.csv");
    expect(await getImportSource(context(), id)).toMatchObject({
      status: "active",
      lastError: expect.stringContaining("a-binary.csv"),
    });
    const imported = (await brought()).length;
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toHaveLength(imported);
  });

  test("a table without calls is told of as well", async () => {
    writeFileSync(watched("people.csv"), "Name,Age\nAda,36\n");
    const { id, sourceId } = await connectFolder();
    await look(sourceId);
    await look(sourceId);
    expect((await getImportSource(context(), id)).lastError).toContain("people.csv");
  });

  test("a long list of files is brought in turns", async () => {
    for (let n = 10; n < 55; n++) {
      writeFileSync(watched(`${n}.csv`), csv(n));
      utimesSync(watched(`${n}.csv`), 1_700_000_000, 1_700_000_000);
    }
    const { sourceId } = await connectFolder();
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toHaveLength(20);
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toHaveLength(45);
  });
});

describe("a bucket", () => {
  const objects = new Map<string, { version: string; text: string }>();
  beforeEach(() => {
    objects.clear();
    world.deps.openBucket = ({ bucket }, { secretKey }) => ({
      async *list(): AsyncGenerator<BucketFile> {
        if (secretKey !== "right-secret-key")
          throw new SourceProblem("The bucket refuses these keys.", { field: "accessKey" });
        expect(bucket).toBe("exports");
        for (const [key, { version, text }] of objects) yield { key, version, bytes: text.length };
      },
      read: async (key) =>
        (async function* () {
          yield Buffer.from(objects.get(key)!.text);
        })(),
      close: () => {},
    });
  });
  const keys = { bucket: "exports", accessKey: "key", secretKey: "right-secret-key" };

  test("brings each object once, and again when its content changes", async () => {
    const { sourceId } = await connect({ kind: "s3", ...keys });
    objects.set("2026/a.csv", { version: "1", text: csv(1) });
    objects.set("2026/readme.md", { version: "1", text: "x" });
    await look(sourceId);
    await look(sourceId);
    expect(await brought()).toEqual(["a.csv"]);
    objects.set("2026/a.csv", { version: "2", text: csv(1, 2) });
    objects.set("2026/b.csv", { version: "1", text: csv(1) });
    await look(sourceId);
    expect(await brought()).toEqual(["a.csv", "a.csv"]);
  });

  test("wrong keys and a host in the place of a region are refused with their field", async () => {
    await expect(connect({ kind: "s3", ...keys, secretKey: "wrong" })).rejects.toMatchObject({
      fields: [{ pointer: "/accessKey" }],
    });
    await expect(connect({ kind: "s3", ...keys, region: "x.evil.example/" })).rejects.toMatchObject({
      fields: [{ pointer: "/region" }],
    });
    await expect(connect({ kind: "s3", ...keys, bucket: "arn:aws:s3" })).rejects.toMatchObject({
      fields: [{ pointer: "/bucket" }],
    });
  });
});

describe("the address of the latest export", () => {
  let server: Server;
  let asked: IncomingMessage[] = [];
  let answer: { status?: number; headers?: Record<string, string>; body?: string } = {};
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      const { status = 200, headers = {}, body = "" } = answer;
      if (headers.etag && request.headers["if-none-match"] === headers.etag)
        return response.writeHead(304, headers).end();
      response.writeHead(status, { "content-type": "text/csv", ...headers }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
  });

  test("is asked for what is newer, and the same content is imported once, with or without an ETag", async () => {
    answer = { headers: { etag: '"one"', "last-modified": "Tue, 10 Mar 2026 10:00:00 GMT" }, body: csv(1) };
    const { id, sourceId } = await connect({ kind: "url", address: `${base}/latest.csv?key=SECRET` });
    await look(sourceId);
    await look(sourceId);
    expect(asked.at(-1)!.headers).toMatchObject({
      "if-none-match": '"one"',
      "if-modified-since": "Tue, 10 Mar 2026 10:00:00 GMT",
    });
    answer = { headers: { etag: '"two"' }, body: csv(1) };
    await look(sourceId);
    answer = { body: csv(1) };
    await look(sourceId);
    expect(await brought()).toEqual(["latest.csv"]);
    answer = { body: csv(1, 2) };
    await look(sourceId);
    expect(await brought()).toEqual(["latest.csv", "latest.csv"]);
    const shown = JSON.stringify(await getImportSource(context(), id));
    expect(shown).toContain("/latest.csv");
    expect(shown).not.toContain("SECRET");
  });

  test("that leads into a private network, to a page, to nothing or to a sign-in is refused in plain words", async () => {
    const attempt = (address: string) => connect({ kind: "url", address }).catch((error) => error.fields?.[0]);
    expect(await attempt("http://169.254.169.254/latest/meta-data/")).toMatchObject({
      pointer: "/address",
      message: expect.stringContaining("private network"),
    });
    expect(await attempt("https://10.0.0.1/x.csv")).toMatchObject({
      message: expect.stringContaining("private network"),
    });
    expect(await attempt("file:///etc/passwd")).toMatchObject({ message: expect.stringContaining("https://") });
    answer = { headers: { "content-type": "text/html; charset=utf-8" }, body: "<html>" };
    expect(await attempt(`${base}/a`)).toMatchObject({ message: expect.stringContaining("web page") });
    answer = { status: 404 };
    expect(await attempt(`${base}/a`)).toMatchObject({ message: expect.stringContaining("no file") });
    answer = { status: 401 };
    expect(await attempt(`${base}/a`)).toMatchObject({ message: expect.stringContaining("sign-in") });
  });

  test("that stops working is told of, and is well again when it works", async () => {
    answer = { body: csv(1) };
    const { id, sourceId } = await connect({ kind: "url", address: `${base}/latest.csv` });
    answer = { status: 500 };
    await look(sourceId);
    expect(await getImportSource(context(), id)).toMatchObject({
      status: "failing",
      lastError: expect.stringContaining("500"),
    });
    answer = { body: csv(1) };
    await look(sourceId);
    expect(await getImportSource(context(), id)).toMatchObject({ status: "active", lastError: null });
  });
});
