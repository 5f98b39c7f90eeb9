import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiKey } from "@parley/core/accounts";
import { CarrierRefusal } from "@parley/core/calls";
import type { Role } from "@parley/core/context";
import { createMailer } from "@parley/core/mail";
import { createSegmentEngine } from "@parley/core/segments";
import { createDiskStorage } from "@parley/core/storage";
import { createLogger, systemClock } from "@parley/platform";
import { createLocalInsights } from "@parley/speech";
import { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "@parley/testing";
import { createAdmission } from "@parley/voice";
import { readConfig } from "../../apps/server/src/boot/config.ts";
import { createServerAuth } from "../../apps/server/src/boot/create-auth.ts";
import { serve } from "../../apps/server/src/boot/serve.ts";
import type { Services } from "../../apps/server/src/boot/services.ts";
import { jobHandlers } from "../../apps/server/src/jobs/handlers.ts";
import { startWorker } from "../../apps/server/src/jobs/start-worker.ts";
import { carrierAddresses } from "../../apps/server/src/voice/addresses.ts";
import { TalkTickets } from "../../apps/server/src/voice/browser/talk-tickets.ts";
import { CallDesk } from "../../apps/server/src/voice/call-desk.ts";
import { LiveCalls } from "../../apps/server/src/voice/live-calls.ts";
import { openCarrier } from "../../apps/server/src/voice/open-carrier.ts";
import { type PhoneNetwork, PhoneNetworks } from "../../apps/server/src/voice/phone-networks.ts";
import { createSpeechStack, type SpeechStack } from "../../apps/server/src/voice/speech-stack.ts";

export const CARRIER_TOKEN = "carrier-token-of-the-test-server";

export interface Tenant extends TestOrganization {
  /** API key with all permissions of an administrator. */
  key: string;
}

export interface TestServer {
  url: string;
  database: TestDatabase;
  services: Services;
  createTenant(options?: { name?: string; role?: Role }): Promise<Tenant>;
  api(
    key: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  close(): Promise<void>;
}

/**
 * The real server on a port and a database of its own, without pages, and without workers and a telephone network
 * unless asked for. `speech` in the place of
 * the local models makes calls quick; `simulated` connects the phone simulator, `worker` runs
 * jobs.
 */
export async function startTestServer(
  options: { speech?: SpeechStack; simulated?: boolean; worker?: boolean; env?: Record<string, string> } = {},
): Promise<TestServer> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "parley-server-"));
  const port = await freePort();
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: dataDir,
    ROLES: "api,voice",
    LOG_LEVEL: "silent",
    DEMO: "0",
    ...options.env,
  });
  const logger = createLogger("test", "silent");
  const speech = options.speech ?? createSpeechStack(config);
  const segments = createSegmentEngine({
    ...{ db: database.db, clock: systemClock, logger, threads: 1, memoryBytes: 64 * 2 ** 20 },
  });
  const insights = createLocalInsights();
  const url = `http://127.0.0.1:${port}`;
  const phone = options.simulated
    ? await openCarrier(config, speech, logger)
    : new PhoneNetworks(deadLine(url), () => Promise.reject(new Error("There is no simulator in this test.")));
  const live = new LiveCalls(dataDir);
  const services: Services = {
    config,
    logger,
    clock: systemClock,
    db: database.db,
    bulk: database.bulk,
    appUrl: database.appUrl,
    auth: createServerAuth(config, database.db, TEST_SECRET, logger),
    carrier: phone.carrier,
    phone,
    briefings: new Map(),
    live,
    desk: new CallDesk(live, createAdmission({ maxCalls: config.env.VOICE_MAX_CALLS, loopDelayMs: () => 0 })),
    talk: new TalkTickets(),
    insights,
    storage: createDiskStorage(join(dataDir, "files")),
    importLimits: config.importLimits,
    segments,
    secret: TEST_SECRET,
  };
  const server = await serve(services, {
    webPort: () => null,
    waiting: () => [],
    speech,
  });
  const mailer = createMailer({ from: "Test <test@localhost>", db: database.db, logger });
  const worker = options.worker
    ? await startWorker({ ...services, dataDir, handlers: jobHandlers(services, mailer, speech) })
    : null;
  return {
    url,
    database,
    services,
    async createTenant(options) {
      const organization = await database.createOrganization(options);
      const { key } = await createApiKey(organization.context, { name: "Test", scopes: ["*"] });
      return { ...organization, key };
    },
    api: (key, method, path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          ...(key ? { authorization: `Bearer ${key}` } : {}),
          ...(body !== undefined && !(body instanceof Uint8Array) ? { "content-type": "application/json" } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
      }),
    async close() {
      services.desk.refuseNew();
      await worker?.stop();
      await phone.close();
      await server.close();
      await segments.close();
      await speech.close();
      await insights.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The answer's JSON, of whatever shape: the test says what it expects of it. */
export async function readJson(response: Response) {
  return JSON.parse(await response.text());
}

/** A telephone network that is dead: what it is asked to dial it refuses. Its signatures are those of CARRIER_TOKEN. */
const deadLine = (url: string): PhoneNetwork => ({
  carrier: {
    name: "none",
    createCall: async () => {
      throw new CarrierRefusal("There is no telephone network in this test.");
    },
    hangUp: async () => {},
  },
  addresses: carrierAddresses(url, CARRIER_TOKEN),
  client: null,
  simulator: null,
  close: async () => {},
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
