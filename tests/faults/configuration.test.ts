import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createLogger, EnvError } from "@parley/platform";
import { createTestDatabase, TEST_SECRET, type TestDatabase } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readConfig } from "../../apps/server/src/boot/config.ts";
import { prepareDataDir } from "../../apps/server/src/boot/data-dir.ts";
import { openMigratedDatabase } from "../../apps/server/src/boot/open-database.ts";
import { readSecret } from "../../apps/server/src/boot/secret.ts";
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

const keys = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: "a-token", TWILIO_FROM_NUMBER: "+14155552671" };

describe("a wrong setting is named, with what is accepted, in one line", () => {
  test.each([
    [{ PORT: "abc" }, /^PORT: must be a port between 1 and 65535$/],
    [{ PORT: "70000" }, /^PORT: /],
    [{ PARLEY_SECRET: "short" }, /^PARLEY_SECRET: must be at least 32 characters$/],
    [{ DATABASE_URL: "parley" }, /^DATABASE_URL: must be an address such as postgres:\/\//],
    [{ ROLES: "api,cook" }, /^ROLES.*: must be a list of web, api, voice, worker$/],
    [{ ...keys, TWILIO_AUTH_TOKEN: "" }, /^TWILIO_AUTH_TOKEN: is missing.*set all of them or none\.$/],
    [{ ...keys, TWILIO_FROM_NUMBER: "" }, /^TWILIO_FROM_NUMBER: is missing/],
    [{ TWILIO_AUTH_TOKEN: "a-token" }, /^TWILIO_ACCOUNT_SID: is missing/],
    [keys, /^PUBLIC_URL: is needed with TWILIO_\*.* https.*$/],
    [{ ...keys, PUBLIC_URL: "http://parley.example.com" }, /^PUBLIC_URL: is needed with TWILIO_\*/],
  ])("%j", (settings, line) => {
    const message = refusal(() => readConfig(settings));
    expect(message).toMatch(line);
    expect(message).not.toContain("a-token");
  });

  test("all that Twilio needs is accepted", () => {
    expect(readConfig({ ...keys, PUBLIC_URL: "https://parley.example.com/" }).publicUrl).toBe(
      "https://parley.example.com",
    );
  });
});

describe("a database that cannot be used is named with what to check, and its password is not told", () => {
  test.each<[string, (url: URL) => void, RegExp]>([
    ["a wrong password", (url) => (url.password = "wrong-password"), /refused the user or password\. Check them\.$/],
    ["a database that does not exist", (url) => (url.pathname = "/nowhere"), /does not exist\. Create it/],
    ["a host that does not exist", (url) => (url.hostname = "nowhere.invalid"), /host name is not known\. Check/],
  ])("%s", async (_name, change, words) => {
    const config = readConfig({ DATABASE_URL: changed(change), DATA_DIR: folder });
    const opening = openMigratedDatabase(config, TEST_SECRET, createLogger("test", "silent"));
    const error = await opening.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(EnvError);
    const { message } = error as EnvError;
    expect(message).toMatch(/^DATABASE_URL: .+$/);
    expect(message).toMatch(words);
    for (const secret of ["wrong-password", new URL(database.ownerUrl).password]) expect(message).not.toContain(secret);
  });
});

describe("data that cannot be kept", () => {
  test.each(["/proc/parley/data", "file/data", "file"])("in %s is refused at once", (place) => {
    expect(refusal(() => prepareDataDir(resolve(folder, place)))).toMatch(
      /^DATA_DIR: .* cannot be used, .*\. Make it writable, or name another directory\.$/,
    );
  });

  test("a secret that is cut off is refused instead of used, and a new one is made once", () => {
    const dataDir = join(folder, "secrets");
    prepareDataDir(dataDir);
    const made = readSecret(dataDir, undefined);
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(readSecret(dataDir, undefined)).toBe(made);
    expect(readdirSync(dataDir)).toEqual(["secret"]);
    writeFileSync(join(dataDir, "secret"), made.slice(0, 5));
    expect(refusal(() => readSecret(dataDir, undefined))).toMatch(/^PARLEY_SECRET: .* is damaged\. Restore it/);
  });
});

// What a process costs to start is spent on one case of each kind.
describe.concurrent("the process ends with code 1 and prints that line, without a stack", () => {
  test.each<[string, () => Record<string, string>, RegExp]>([
    ["half a set of keys", () => ({ TWILIO_ACCOUNT_SID: SID }), /TWILIO_AUTH_TOKEN/],
    ["nobody listens", () => ({ DATABASE_URL: changed((url) => (url.port = port)) }), /no database answers there/],
    ["an occupied port", () => ({ PORT: takenPort }), /PORT: \d+ is taken by another program\. Stop it, or start with/],
    ["data where none can be", () => ({ DATA_DIR: "/proc/parley/data" }), /DATA_DIR/],
  ])("%s", async (_name, settings, words) => {
    const server = spawnNode(SERVER, {
      PORT: port,
      PARLEY_SECRET: TEST_SECRET,
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: join(folder, "data"),
      ...settings(),
    });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(/^Parley cannot start\. .+\n$/);
    expect(server.output()).toMatch(words);
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

function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    return (error as EnvError).message;
  }
  throw new Error("It was accepted.");
}
