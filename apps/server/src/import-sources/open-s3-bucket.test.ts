import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type BucketFile, SourceProblem } from "@parley/core/import-sources";
import { createOutbound } from "@parley/core/outbound";
import S3rver from "s3rver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openS3Bucket } from "./open-s3-bucket.ts";

const directory = mkdtempSync(join(tmpdir(), "parley-s3-"));
const server = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory });
const open = createOutbound({ allowPrivate: ["127.0.0.1/32"] });
const closed = createOutbound({ allowPrivate: false });
let endpoint: string;

beforeAll(async () => {
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
  const client = new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: "exports" }));
  for (const name of ["a", "b"]) {
    await client.send(new PutObjectCommand({ Bucket: "exports", Key: `daily/${name}.csv`, Body: `CallId\n${name}\n` }));
  }
  await client.send(new PutObjectCommand({ Bucket: "exports", Key: "other/x.csv", Body: "CallId\n" }));
  client.destroy();
});
afterAll(async () => {
  await server.close();
  await Promise.all([open.close(), closed.close()]);
  rmSync(directory, { recursive: true });
});

const keys = { accessKey: "S3RVER", secretKey: "S3RVER" };
const bucketOf = (changes: object = {}, given = keys, outbound = open) =>
  openS3Bucket(
    outbound,
    {
      ...{ bucket: "exports", prefix: "daily/", region: "us-east-1", endpoint },
      ...{ everyMinutes: 60, layout: "auto" as const },
      ...changes,
    },
    given,
  );
const problemOf = async (work: () => Promise<unknown>) => {
  const error = await work().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(SourceProblem);
  return error as SourceProblem;
};
const listed = async (bucket: ReturnType<typeof bucketOf>) => {
  const files: BucketFile[] = [];
  for await (const file of bucket.list()) files.push(file);
  return files;
};

test("lists what is below the prefix, and reads it", async () => {
  const bucket = bucketOf();
  const files = await listed(bucket);
  expect(files.map(({ key }) => key)).toEqual(["daily/a.csv", "daily/b.csv"]);
  expect(files.every(({ bytes, version }) => bytes === 9 && /^[0-9a-f]{32}$/.test(version))).toBe(true);
  let text = "";
  for await (const chunk of await bucket.read("daily/b.csv")) text += Buffer.from(chunk).toString();
  expect(text).toBe("CallId\nb\n");
  bucket.close();
});

test("keys that are unknown, a bucket that is not there and a server that is off are told by their field, without the keys", async () => {
  const wrong = await problemOf(() => listed(bucketOf({}, { accessKey: "NOBODY", secretKey: "wrong-secret" })));
  expect(wrong).toMatchObject({ field: "accessKey", message: expect.stringContaining("refuses these keys") });
  expect(wrong.message).not.toContain("wrong-secret");
  expect(await problemOf(() => listed(bucketOf({ bucket: "nothing" })))).toMatchObject({ field: "bucket" });
  expect(await problemOf(() => listed(bucketOf({ endpoint: "http://127.0.0.1:9" })))).toMatchObject({ field: null });
});

// s3rver cuts its lists off with a cipher that OpenSSL 3 no longer has.
test("a long list is read page after page", async () => {
  const pages = createServer((request, response) => {
    const token = new URL(request.url!, "http://s3").searchParams.get("continuation-token");
    const object = `<Contents><Key>daily/${token ?? "first"}.csv</Key><Size>1</Size><ETag>&quot;e&quot;</ETag></Contents>`;
    const next = token ? "" : "<NextContinuationToken>second</NextContinuationToken>";
    response.writeHead(200, { "content-type": "application/xml" });
    response.end(`<ListBucketResult><IsTruncated>${!token}</IsTruncated>${next}${object}</ListBucketResult>`);
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  const { port } = pages.address() as AddressInfo;
  const bucket = bucketOf({ endpoint: `http://127.0.0.1:${port}` });
  expect((await listed(bucket)).map(({ key }) => key)).toEqual(["daily/first.csv", "daily/second.csv"]);
  bucket.close();
  pages.closeAllConnections();
  pages.close();
});

test.each([
  "https://127.0.0.1",
  "https://169.254.169.254",
  "https://[::ffff:127.0.0.1]",
  "http://example.com",
  "https://localhost",
])("an endpoint at %s is not reached", async (inside) => {
  const problem = await problemOf(async () => listed(bucketOf({ endpoint: inside }, keys, closed)));
  expect(problem).toMatchObject({ field: "endpoint" });
});
