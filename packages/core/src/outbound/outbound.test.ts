import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOutbound, mayConnect, OutboundError } from "./index.ts";

let server: Server;
let port: number;
let asked: IncomingMessage[] = [];
/** What the server answers per path. */
const answers: Record<
  string,
  (request: IncomingMessage) => { status?: number; headers?: object; body?: string | null }
> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const { status = 200, headers = {}, body = "hello" } = answers[request.url ?? ""]?.(request) ?? {};
    response.writeHead(status, headers as Record<string, string>);
    if (body !== null) response.end(body);
    else response.write("begun");
  });
  // All of 127.0.0.0/8 is this machine on Linux: 127.0.0.1 stands for the public host, 127.0.0.2 for the private one.
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const names: Record<string, string[]> = { "export.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"] };
const resolve = async (hostname: string) =>
  (names[hostname] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const outbound = createOutbound({ allowPrivate: ["127.0.0.1/32"], resolve });
const closed = createOutbound({ allowPrivate: false, resolve });
afterAll(() => Promise.all([outbound.close(), closed.close()]));

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof OutboundError ? error.failure : `other: ${error}`),
  );

describe("which addresses a socket may be opened to", () => {
  const refused = [
    ...[
      "0.0.0.0",
      "0.1.2.3",
      "10.0.0.1",
      "100.64.0.1",
      "127.0.0.1",
      "127.255.255.254",
      "169.254.169.254",
      "172.16.0.1",
    ],
    ...[
      "172.31.255.255",
      "192.0.0.1",
      "192.0.2.1",
      "192.168.1.1",
      "198.18.0.1",
      "198.51.100.1",
      "203.0.113.1",
      "224.0.0.1",
    ],
    ...[
      "240.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "::127.0.0.1",
      "::ffff:127.0.0.1",
      "::ffff:a00:1",
      "::ffff:169.254.169.254",
    ],
    ...[
      "64:ff9b::7f00:1",
      "64:ff9b:1::1",
      "fc00::1",
      "fd00:ec2::254",
      "fe80::1",
      "fec0::1",
      "ff02::1",
      "100::1",
      "2002:7f00:1::",
    ],
    ...["2001:db8::1", "2001::1", "4000::1", "fe80::1%eth0", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", ""],
  ];
  test.each(refused)("%s is refused", (address) => expect(mayConnect(address, false)).toBe(false));

  const reached = [
    "8.8.8.8",
    "93.184.216.34",
    "2606:2800:220:1:248:1893:25c8:1946",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ];
  test.each(reached)("%s is reached", (address) => expect(mayConnect(address, false)).toBe(true));

  test("an operator opens private networks, all or by range, but never link-local ones", () => {
    for (const address of ["127.0.0.1", "10.1.2.3", "::1", "fc00::1", "::ffff:10.1.2.3", "100.64.0.1"])
      expect(mayConnect(address, true), address).toBe(true);
    for (const address of [
      "169.254.169.254",
      "fe80::1",
      "fd00:ec2::254",
      "0.0.0.0",
      "224.0.0.1",
      "::ffff:169.254.169.254",
    ])
      expect(mayConnect(address, true), address).toBe(false);
    expect(mayConnect("10.1.2.3", ["10.1.0.0/16"])).toBe(true);
    expect(mayConnect("10.2.2.3", ["10.1.0.0/16"])).toBe(false);
    expect(mayConnect("::1", ["10.1.0.0/16"])).toBe(false);
    expect(mayConnect("169.254.169.254", ["169.254.0.0/16"])).toBe(false);
  });
});

describe("numeric hosts in every spelling", () => {
  const spellings = [
    ...[
      "127.0.0.1",
      "2130706433",
      "0x7f000001",
      "0177.0.0.1",
      "0x7f.1",
      "127.1",
      "127.0.0.1.",
      "①②⑦.0.0.1",
      "0",
      "0.0.0.0",
    ],
    ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]"],
    ...[
      "169.254.169.254",
      "2852039166",
      "[fd00:ec2::254]",
      "[fe80::1]",
      "[64:ff9b::7f00:1]",
      "%31%32%37.0.0.1",
      "10.0.0.1",
    ],
  ];
  test.each(spellings)("https://%s/ is refused before a socket is opened", async (host) => {
    expect(await failureOf(closed.fetch(`https://${host}:${port}/`))).toBe("refused");
    expect(() => closed.check(`https://${host}/`)).toThrow(OutboundError);
    expect(asked).toEqual([]);
  });

  test.each([
    "http://export.example/",
    "ftp://export.example/",
    "file:///etc/passwd",
    "data:,x",
    "not an address",
    "",
    "//x",
  ])("%j is refused for its scheme", async (address) => expect(await failureOf(closed.fetch(address))).toBe("refused"));
});

describe("names", () => {
  test("one that leads to a private address is refused, also when public addresses stand beside it", async () => {
    names["mixed.example"] = ["93.184.216.34", "127.0.0.2"];
    names["mapped.example"] = ["::ffff:127.0.0.2"];
    for (const host of ["inside.example", "mixed.example", "mapped.example"])
      expect(await failureOf(outbound.fetch(`http://${host}:${port}/`)), host).toBe("refused");
    expect(asked).toEqual([]);
  });

  test("a name is resolved once, and the socket goes to the address that was judged (rebinding)", async () => {
    const turns = ["127.0.0.1", "127.0.0.2"];
    let resolved = 0;
    const rebound = createOutbound({
      allowPrivate: ["127.0.0.1/32"],
      resolve: async () => [{ address: turns[Math.min(resolved++, 1)]!, family: 4 }],
    });
    const answer = await rebound.fetch(`http://rebind.example:${port}/`);
    expect(await answer.text()).toBe("hello");
    expect(resolved).toBe(1);
    expect(asked[0]!.socket.localAddress).toContain("127.0.0.1");
    expect(asked[0]!.headers.host).toBe(`rebind.example:${port}`);
    await rebound.close();
    // The next socket judges anew.
    const later = createOutbound({
      allowPrivate: ["127.0.0.1/32"],
      resolve: async () => [{ address: turns[1]!, family: 4 }],
    });
    expect(await failureOf(later.fetch(`http://rebind.example:${port}/`))).toBe("refused");
    await later.close();
  });

  test("one that does not resolve is unreachable, and the error tells nothing but the host", async () => {
    const error = await outbound.fetch("http://gone.example/?token=SECRET").catch((caught: Error) => caught);
    expect(error).toMatchObject({
      failure: "unreachable",
      message: "gone.example cannot be reached. Check the address.",
    });
  });
});

describe("redirects", () => {
  const to =
    (location: string, status = 302) =>
    () => ({ status, headers: { location } });

  test.each([
    "http://127.0.0.2",
    "http://inside.example",
    "http://2130706434",
    "http://[::ffff:127.0.0.2]",
    "http://169.254.169.254",
  ])("one to %s is not followed", async (host) => {
    answers["/inside"] = to(`${host}:${port}/`);
    expect(await failureOf(outbound.fetch(`http://export.example:${port}/inside`))).toBe("refused");
    expect(asked.map(({ url }) => url)).toEqual(["/inside"]);
  });

  test.each(["file:///etc/passwd", "gopher://export.example/"])("one to %s is not followed", async (location) => {
    answers["/scheme"] = to(location);
    expect(await failureOf(outbound.fetch(`http://export.example:${port}/scheme`))).toBe("refused");
  });

  test("five are followed, a sixth is not", async () => {
    for (let n = 1; n <= 6; n++) answers[`/hop${n}`] = to(`/hop${n - 1}`);
    answers["/hop0"] = () => ({ body: "arrived" });
    expect(await (await outbound.fetch(`http://export.example:${port}/hop5`)).text()).toBe("arrived");
    expect(await failureOf(outbound.fetch(`http://export.example:${port}/hop6`))).toBe("too_many_redirects");
  });

  test.each([
    [302, "POST", "GET"],
    [303, "PUT", "GET"],
    [303, "DELETE", "GET"],
    [302, "PUT", "PUT"],
    [307, "POST", "POST"],
    [308, "PATCH", "PATCH"],
  ] as const)("after %i a %s goes on as %s", async (status, method, next) => {
    answers["/moved"] = to("/end", status);
    await (await outbound.fetch(`http://export.example:${port}/moved`, { method, body: "{}" })).text();
    expect(asked.map((request) => request.method)).toEqual([method, next]);
    expect(asked[1]!.headers["content-length"]).toBe(next === "GET" ? undefined : "2");
  });

  test("credentials stay with the host that they were given for", async () => {
    names["other.example"] = ["127.0.0.1"];
    answers["/same"] = to("/end");
    answers["/away"] = to(`http://me:pw@other.example:${port}/end`);
    const headers = { Authorization: "Bearer SECRET", cookie: "SECRET", "x-api-key": "SECRET", accept: "text/csv" };
    await (await outbound.fetch(`http://export.example:${port}/same`, { headers })).text();
    expect(asked[1]!.headers).toMatchObject({ authorization: "Bearer SECRET", "x-api-key": "SECRET" });
    await (
      await outbound.fetch(`http://user:SECRET@export.example:${port}/away`, { headers: { "x-api-key": "SECRET" } })
    ).text();
    expect(asked[2]!.headers.authorization).toBe(`Basic ${Buffer.from("user:SECRET").toString("base64")}`);
    expect(JSON.stringify(asked[3]!.headers)).not.toMatch(/SECRET|authorization|cookie/i);
    expect(asked[3]!.headers.host).toBe(`other.example:${port}`);
  });
});

describe("limits", () => {
  test("an answer that is too large is cut off", async () => {
    answers["/large"] = () => ({ body: "x".repeat(5000) });
    const answer = await outbound.fetch(`http://export.example:${port}/large`, { maxBytes: 4999 });
    expect(await failureOf(answer.text())).toBe("too_large");
    expect(await (await outbound.fetch(`http://export.example:${port}/large`, { maxBytes: 5000 })).text()).toHaveLength(
      5000,
    );
  });

  test("who asked can let go of an answer that does not end, and is told nothing of the server", async () => {
    answers["/slow"] = () => ({ body: null });
    const leave = new AbortController();
    const answer = await outbound.fetch(`http://export.example:${port}/slow`, { signal: leave.signal });
    leave.abort();
    await expect(answer.text()).rejects.toMatchObject({ name: "AbortError" });
  });

  test("an answer that never ends is given up", async () => {
    answers["/slow"] = () => ({ body: null });
    const answer = await outbound.fetch(`http://export.example:${port}/slow`, { timeoutMs: 150 });
    expect(await failureOf(answer.text())).toBe("timeout");
  });
});
