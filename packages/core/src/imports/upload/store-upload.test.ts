import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { createDiskStorage, type Storage } from "../../storage/index.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportLimits, sizeInWords } from "./limits.ts";
import { storeUpload } from "./store-upload.ts";

const golden = (name: string) => join(import.meta.dirname, "golden", name);
const CALLS = readFileSync(golden("calls.csv"), "utf8");
const KEY = "org/imports/x.csv";

const root = mkdtempSync(join(tmpdir(), "parley-upload-"));
const storage = createDiskStorage(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => rmSync(join(root, "org"), { recursive: true, force: true }));

const files = () => readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));

async function* pieces(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part as string);
}

/** Stores a file, cut into small pieces, and gives what lies in storage then. */
async function store(content: AsyncIterable<Uint8Array>, limits: Partial<ImportLimits> = {}) {
  const upload = await storeUpload(storage, KEY, content, { ...DEFAULT_IMPORT_LIMITS, ...limits });
  expect(files()).toEqual([KEY]);
  const bytes = readFileSync(join(root, KEY));
  expect(upload.bytes).toBe(bytes.length);
  return { ...upload, bytes, text: bytes.toString("utf8") };
}
const storeGolden = (name: string, limits?: Partial<ImportLimits>) =>
  store(createReadStream(golden(name), { highWaterMark: 7 }), limits);

async function refusal(
  content: AsyncIterable<Uint8Array>,
  limits: Partial<ImportLimits> = {},
  into: Storage = storage,
) {
  const error: unknown = await storeUpload(into, KEY, content, { ...DEFAULT_IMPORT_LIMITS, ...limits }).then(
    () => "was stored",
    (thrown: unknown) => thrown,
  );
  expect(files()).toEqual([]);
  return error;
}
const refused = (code: string, words: string) => ({
  ...{ kind: "invalid_input", code, message: expect.stringContaining(words), fields: [{ pointer: "/file" }] },
});

describe("what ends in storage is plain CSV", () => {
  test.each([
    ...["calls.csv", "utf-8-bom.csv", "utf-16le.csv", "utf-16be.csv", "utf-16le-no-bom.csv"],
    ...["calls.csv.gz", "two-members.csv.gz", "utf-16le.csv.gz", "calls.zip", "stored.zip"],
  ])("%s is the same file of calls", async (name) => {
    expect(await storeGolden(name)).toMatchObject({ text: CALLS, format: "csv", warnings: [] });
  });

  test("bytes that are neither ASCII nor UTF-8 stay as they are, to be read row by row", async () => {
    expect((await storeGolden("windows-1252.csv")).bytes).toEqual(readFileSync(golden("windows-1252.csv")));
  });

  test("single NUL characters are left out and counted", async () => {
    const { text, warnings } = await store(pieces("a,b\n1,x\u0000y\n", "2,\u0000z\n"));
    expect(text).toBe("a,b\n1,xy\n2,z\n");
    expect(warnings).toEqual(["2 NUL characters in the file were left out."]);
  });
});

describe("a file that cannot be imported is refused with its kind and the mend, and leaves nothing", () => {
  test.each([
    ["workbook.xlsx", "not_text", "This is an Excel workbook. Save it as CSV"],
    ["several.zip", "archive_of_several", "2 files: january.csv, february.csv. Import them one by one."],
    ["zip-in-zip.zip", "archive_in_archive", "another archive (calls.zip)"],
    ["renamed-zip-in-zip.zip", "archive_in_archive", "another archive"],
    ["encrypted.zip", "archive_encrypted", "protected by a password"],
    ["no-table.zip", "archive_empty", "no CSV file, but readme.md, photo.png"],
    ["lying.zip", "archive_damaged", "damaged"],
    ["altered.zip", "archive_damaged", "damaged"],
    ["climbing.zip", "archive_damaged", "damaged"],
  ])("%s", async (name, code, words) => {
    expect(await refusal(createReadStream(golden(name)))).toMatchObject(refused(code, words));
  });

  test.each([
    ["nothing", "", "file_empty", "This file is empty."],
    ["a byte order mark alone", "\uFEFF", "file_empty", "This file is empty."],
    ["a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "not_text", "This file is a web page"],
    ["an image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "not_text", "This file is an image."],
    ["a PDF", "%PDF-1.7", "not_text", "This file is a PDF."],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "not_text", "an old Excel workbook."],
    ["binary", Buffer.from([1, 0, 2, 9, 0, 0, 3, 255, 17, 0, 200]), "not_text", "This file is not text."],
    [
      "text with NUL everywhere",
      "a,b\n".repeat(5000) + "1\u0000,2\n".repeat(100),
      "not_text",
      "This file is not text.",
    ],
    ["gzip of nothing", gzipSync(""), "file_empty", "This file is empty."],
    ["gzip in gzip", gzipSync(gzipSync(CALLS)), "archive_in_archive", "another archive"],
    [
      "a ZIP archive that is no more than its beginning",
      "PK\u0003\u0004 and more",
      "archive_damaged",
      "damaged or cut off",
    ],
  ])("%s", async (_, content, code, words) => {
    expect(await refusal(pieces(content))).toMatchObject(refused(code, words));
  });

  test.each(["calls.csv.gz", "calls.zip"])("%s that is cut off anywhere", async (name) => {
    const whole = readFileSync(golden(name));
    for (let end = 12; end < whole.length; end += 5) {
      const error = await refusal(pieces(whole.subarray(0, end)));
      expect([end, error]).toMatchObject([end, refused("archive_damaged", "cut off")]);
    }
  });

  test("a gzip file of two members that is cut off in the second", async () => {
    const cut = readFileSync(golden("two-members.csv.gz")).subarray(0, -4);
    expect(await refusal(pieces(cut))).toMatchObject(refused("archive_damaged", "cut off"));
  });
});

describe("limits are held while the file streams in, and said", () => {
  test("bytes of the file", async () => {
    const error = await refusal(pieces(CALLS, CALLS), { maxBytes: 150 });
    expect(error).toMatchObject(refused("file_too_large", "larger than 150 bytes. Split it"));
  });

  test.each(["calls.csv.gz", "calls.zip"])("bytes that %s unpacks to", async (name) => {
    const error = await refusal(createReadStream(golden(name)), { maxUnpackedBytes: 100 });
    expect(error).toMatchObject(refused("archive_bomb", "unpacks to more than 100 bytes."));
  });

  test("an archive that unpacks to hundreds of times its size", async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 ** 2, "a,b\n"));
    expect(await refusal(pieces(bomb))).toMatchObject(refused("archive_bomb", "more than 300 times its size"));
  });

  test("columns", async () => {
    const header = Array.from({ length: 10_000 }, (_, i) => `column ${i}`).join(";");
    const error = await refusal(pieces(header, "\n1;2\n"));
    expect(error).toMatchObject(refused("too_many_columns", "The file has 10000 columns, and at most 2000 are read."));
  });

  test("the first line", async () => {
    const error = await refusal(pieces("x".repeat(700_000), "x".repeat(700_000), "\n1\n"));
    expect(error).toMatchObject(refused("no_header", "The first line is longer than 1 MB, so it is no header."));
  });

  test("memory does not grow with a cell that does not end", async () => {
    const cell = Buffer.alloc(1 << 20, "x");
    const endless = async function* () {
      yield Buffer.from('CallId,Notes\n1,"');
      for (let i = 0; i < 200; i++) yield cell;
      yield Buffer.from('"\n');
    };
    let most = 0;
    const watched: Storage = {
      ...storage,
      put: (key, content) =>
        storage.put(
          key,
          watch(content, () => (most = Math.max(most, process.memoryUsage.rss()))),
        ),
    };
    const before = process.memoryUsage.rss();
    const { bytes } = await storeUpload(watched, KEY, endless());
    expect(bytes).toBeGreaterThan(200 << 20);
    expect((most - before) >> 20).toBeLessThan(100);
  });

  test("are said in units that people use", () => {
    expect([150, 1536, 2 * 1024 ** 3].map(sizeInWords)).toEqual(["150 bytes", "1.5 KB", "2 GB"]);
  });
});

describe("what breaks on the way in", () => {
  test("a sender who goes away", async () => {
    const broken = (async function* () {
      yield Buffer.from(CALLS);
      throw new Error("aborted");
    })();
    expect(await refusal(broken)).toMatchObject(
      refused("upload_cut", "broke off before its end. Upload the file again."),
    );
  });

  test.each(["calls.csv", "calls.zip", "ctm-page.json"])("a disk that fills while %s is stored", async (name) => {
    for (let puts = 0; puts < (name === "calls.csv" ? 1 : 2); puts++) {
      const error = await refusal(createReadStream(golden(name)), {}, filling(puts));
      expect(error).toMatchObject({
        kind: "unavailable",
        code: "storage_full",
        message: expect.stringContaining("room"),
      });
    }
  });

  test("a refused upload is not read to its end, and its stream is closed", async () => {
    let closed = false;
    const image = async function* () {
      try {
        for (;;) yield Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array(4096).fill(0)]);
      } finally {
        closed = true;
      }
    };
    expect(await refusal(image())).toMatchObject(refused("not_text", "an image"));
    await vi.waitFor(() => expect(closed).toBe(true));
  });
});

async function* watch(content: AsyncIterable<Uint8Array>, look: () => void) {
  for await (const chunk of content) {
    look();
    yield chunk;
  }
}

/** A storage on a disk that has room for so many files and then for a few bytes. */
function filling(puts: number): Storage {
  let left = puts;
  return {
    ...storage,
    put: (key, content) =>
      storage.put(
        key,
        (async function* () {
          const isFull = left-- <= 0;
          for await (const chunk of content) {
            if (isFull) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
            yield chunk;
          }
        })(),
      ),
  };
}
