import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, TEST_SECRET, type TestDatabase } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freePort, SERVER, spawnNode } from "./spawned-server.ts";

const SID = "AC00000000000000000000000000000000";
let folder: string;
let database: TestDatabase;
let occupant: Server;
let takenPort: string;
let port: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-settings-"));
  writeFileSync(join(folder, "file"), "");
  database = await createTestDatabase();
  port = String(await freePort());
  occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(0, "127.0.0.1", resolve));
  takenPort = String((occupant.address() as { port: number }).port);
});
afterAll(async () => {
  occupant.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const changed = (change: (url: URL) => void) => {
  const url = new URL(inject("ownerUrl"));
  change(url);
  return url.toString();
};

/** Settings, and the words that the one line must hold: which setting, what is wrong, what to do. */
const cases: [name: string, settings: () => Record<string, string>, words: RegExp][] = [
  ["a port that is no number", () => ({ PORT: "abc" }), /PORT.*between 1 and 65535/],
  ["a short secret", () => ({ PARLEY_SECRET: "short" }), /PARLEY_SECRET.*at least 32 characters/],
  ["an address that is none", () => ({ DATABASE_URL: "parley" }), /DATABASE_URL.*such as postgres:\/\//],
  [
    "a database that nobody runs",
    () => ({ DATABASE_URL: changed((url) => (url.port = port)) }),
    /DATABASE_URL.*no database answers there.*check host and port/,
  ],
  [
    "a wrong password",
    () => ({ DATABASE_URL: changed((url) => (url.password = "wrong-password")) }),
    /DATABASE_URL.*refused the user or password.*Check them/,
  ],
  [
    "a database that does not exist",
    () => ({ DATABASE_URL: changed((url) => (url.pathname = "/nowhere")) }),
    /DATABASE_URL.*does not exist.*Create it/,
  ],
  ["an occupied port", () => ({ PORT: takenPort }), /PORT.*is taken.*start with another port/],
  [
    "an address of another machine",
    () => ({ HOST: "203.0.113.1" }),
    /HOST.*no address of this machine.*leave HOST out/,
  ],
  ["a file in the place of the data", () => ({ DATA_DIR: join(folder, "file", "data") }), /DATA_DIR.*a file is in its/],
  ["half a set of keys", () => ({ TWILIO_ACCOUNT_SID: SID }), /TWILIO_AUTH_TOKEN.*missing.*set all of them or none/],
  [
    "Twilio without an address that it can reach",
    () => ({ TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: "a-token", TWILIO_FROM_NUMBER: "+14155552671" }),
    /PUBLIC_URL.*needed with TWILIO_\*.*https/,
  ],
  [
    "data where no directory can be",
    () => ({ DATA_DIR: "/proc/parley/data" }),
    /DATA_DIR.*cannot be used.*name another/,
  ],
];

describe.concurrent("a start with wrong settings ends at once, with one line that says what and how to mend it", () => {
  test.each(cases)("%s", async (_name, settings, words) => {
    const given = settings();
    const server = spawnNode(SERVER, {
      PORT: port,
      PARLEY_SECRET: TEST_SECRET,
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: join(folder, "data"),
      ...given,
    });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(/^Parley cannot start\. .+\n$/);
    expect(server.output()).toMatch(words);
    for (const secret of ["wrong-password", "a-token", new URL(database.ownerUrl).password])
      expect(server.output()).not.toContain(secret);
  });
});

describe.concurrent("npm start checks before it installs and builds", () => {
  const pretend = (version: string) =>
    `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
  test.each([
    ["a port that is no number", [], { PORT: "abc" }, /^PORT is "abc", but must be .*, as in PORT=3000\.\n$/],
    [
      "an old Node",
      ["--import", pretend("20.18.3")],
      {},
      /^Parley needs Node 20\.19 or newer, this is 20\.18\.3\. Install.*\n$/,
    ],
    ["a much older Node", ["--import", pretend("18.20.0")], {}, /^Parley needs Node 20\.19 .*\n$/],
  ])("%s", async (_name, flags, settings, line) => {
    const start = spawnNode([...flags, "scripts/run.mjs", "start"], settings);
    expect(await start.ended).toBe(1);
    expect(start.output()).toMatch(line);
  });

  test("an occupied port", async () => {
    const start = spawnNode(["scripts/run.mjs", "start"], { PORT: takenPort, DATA_DIR: join(folder, "runner") });
    expect(await start.ended).toBe(1);
    expect(start.output()).toMatch(
      new RegExp(
        `^Port ${takenPort} is taken by another program\\. Stop it, or use another port: PORT=\\d+ npm start\\n$`,
      ),
    );
  });

  test("a file in the place of the data", async () => {
    const start = spawnNode(["scripts/run.mjs", "start"], { PORT: port, DATA_DIR: join(folder, "file", "data") });
    expect(await start.ended).toBe(1);
    expect(start.output()).toMatch(/^DATA_DIR is .*, but .*\. Make it writable, or use another: .*\n$/);
  });
});
