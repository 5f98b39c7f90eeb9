import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

const FILE = "CallId,DateTime\n1,2026-01-05 10:00:00\n";

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

async function upload(body: FormData | Uint8Array<ArrayBuffer>, type?: string) {
  const headers: Record<string, string> = { authorization: `Bearer ${tenant.key}` };
  if (type) headers["content-type"] = type;
  const response = await fetch(`${server.url}/api/v1/imports`, { method: "POST", body, headers });
  return { status: response.status, body: await readJson(response) };
}

function form(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const data = new FormData();
  data.append("file", new Blob([bytes]), name);
  return data;
}

const stored = () =>
  readdirSync(join(server.services.config.dataDir, "files"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.startsWith(`${tenant.organizationId}/imports/`),
  );

test("an archive is accepted as a form and as the body", async () => {
  const packed = new Uint8Array(gzipSync(FILE));
  expect(await upload(form(packed, "calls.csv.gz"))).toMatchObject({ status: 202, body: { bytes_total: FILE.length } });
  expect(await upload(packed, "application/gzip")).toMatchObject({ status: 202, body: { bytes_total: FILE.length } });
});

test("a large file that is refused at its first bytes is answered, not cut off", async () => {
  const image = new Uint8Array(40 * 1024 ** 2);
  image.set([0x89, 0x50, 0x4e, 0x47]);
  const before = stored();
  for (const answer of [await upload(form(image, "calls.csv")), await upload(image, "text/csv")]) {
    expect(answer).toMatchObject({ status: 422, body: { code: "not_text", errors: [{ pointer: "/file" }] } });
  }
  expect(stored()).toEqual(before);
});

test.each(["text/csv", "multipart/form-data; boundary=b"])(
  "an upload of %s that is cut in the middle leaves no import and no file",
  async (type) => {
    const before = stored();
    const count = (await readJson(await server.api(tenant.key, "GET", "/api/v1/imports"))).data.length;
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    const head = `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tenant.key}\r\n`;
    socket.write(`${head}Content-Type: ${type}\r\nContent-Length: 10000000\r\n\r\n`);
    socket.write(`${type === "text/csv" ? "" : part}${FILE}${"2,2026-01-05 10:00:00\n".repeat(50_000)}`);
    await vi.waitFor(() => expect(stored().length).toBe(before.length + 1));
    socket.destroy();
    await vi.waitFor(() => expect(stored()).toEqual(before));
    const list = await readJson(await server.api(tenant.key, "GET", "/api/v1/imports"));
    expect(list.data).toHaveLength(count);
  },
);
