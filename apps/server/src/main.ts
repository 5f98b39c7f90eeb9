import { join } from "node:path";
import { createMailer } from "@parley/core/mail";
import { createSegmentEngine } from "@parley/core/segments";
import { createDiskStorage } from "@parley/core/storage";
import { openBulkDatabase } from "@parley/db";
import { EmbeddedPostgresError } from "@parley/db/embedded";
import { createLogger, EnvError, systemClock } from "@parley/platform";
import { createLocalInsights } from "@parley/speech";
import { createAdmission, watchLoopDelay } from "@parley/voice";
import { type Config, readConfig } from "./boot/config.ts";
import { createServerAuth } from "./boot/create-auth.ts";
import { prepareDataDir } from "./boot/data-dir.ts";
import { enrichDemo, ensureDemo } from "./boot/demo.ts";
import { openMigratedDatabase } from "./boot/open-database.ts";
import { readSecret } from "./boot/secret.ts";
import { serve } from "./boot/serve.ts";
import type { Services } from "./boot/services.ts";
import { webEnvironment } from "./boot/web-environment.ts";
import { jobHandlers } from "./jobs/handlers.ts";
import { startWorker } from "./jobs/start-worker.ts";
import { TalkTickets } from "./voice/browser/talk-tickets.ts";
import { CallDesk } from "./voice/call-desk.ts";
import { endInterruptedCalls } from "./voice/finish.ts";
import { LiveCalls } from "./voice/live-calls.ts";
import { openCarrier } from "./voice/open-carrier.ts";
import { createSpeechStack } from "./voice/speech-stack.ts";
import { spawnWeb } from "./web/spawn-web.ts";

/** How long live calls may go on after SIGTERM: real ones finish, those of the phone simulator need not. */
const DRAIN_MS = { simulator: 2_000, twilio: 300_000 } as const;

const closers: (() => Promise<unknown> | unknown)[] = [];
let stopping = false;

async function stop(code: number): Promise<never> {
  if (stopping) return new Promise(() => {});
  stopping = true;
  for (const close of closers.reverse()) await Promise.resolve(close()).catch(() => {});
  process.exit(code);
}

async function start(config: Config): Promise<void> {
  const { env, dataDir } = config;
  const logger = createLogger("parley", env.LOG_LEVEL === "info" && !config.isDev ? "warn" : env.LOG_LEVEL);
  prepareDataDir(dataDir);
  const secret = readSecret(dataDir, env.PARLEY_SECRET);
  const has = (role: (typeof env.ROLES)[number]) => env.ROLES.includes(role);
  const database = await openMigratedDatabase(config, secret, logger);
  closers.push(() => database.close());

  let web: Awaited<ReturnType<typeof spawnWeb>> | null = null;
  const webStarting = has("web")
    ? spawnWeb({
        env: webEnvironment(config, database.appUrl, secret),
        dev: config.isDev,
        logger,
        onExit: () => void stop(1),
      })
    : null;
  webStarting?.catch(() => {});

  const bulk = openBulkDatabase(database.ownerUrl);
  closers.push(() => bulk.close());
  const speech = createSpeechStack(config, ({ provider, kind, retryAfterMs }) =>
    logger.warn({ provider, kind, retryAfterMs }, "another provider stands in"),
  );
  closers.push(() => speech.close());
  const insights = createLocalInsights();
  closers.push(() => insights.close());
  const live = new LiveCalls(dataDir);
  const left = live.left();
  const phone = await openCarrier(config, speech, logger);
  closers.push(() => phone.close());
  const loop = watchLoopDelay();
  closers.push(() => loop.close());
  const admission = createAdmission({
    maxCalls: env.VOICE_MAX_CALLS,
    loopDelayMs: loop.delayMs,
    // Half of what the line holds ahead. The simulator speaks and listens in this process; a stutter there annoys nobody.
    maxLoopDelayMs: phone.main.simulator ? Number.POSITIVE_INFINITY : 80,
  });
  const segments = createSegmentEngine({
    ...{ db: database.db, clock: systemClock, logger, threads: env.ANALYTICS_THREADS },
    memoryBytes: env.ANALYTICS_MEMORY_MB * 2 ** 20,
  });
  closers.push(() => segments.close());
  const threadsStarted = segments.start();
  threadsStarted.catch(() => {});
  const services: Services = {
    config,
    logger,
    clock: systemClock,
    db: database.db,
    bulk,
    appUrl: database.appUrl,
    auth: createServerAuth(config, database.db, secret, logger),
    carrier: phone.carrier,
    phone,
    briefings: new Map(),
    live,
    desk: new CallDesk(live, admission),
    talk: new TalkTickets(),
    insights,
    storage: createDiskStorage(join(dataDir, "files")),
    importLimits: config.importLimits,
    segments,
    secret,
  };
  // Calls live in the process that holds their media; another one that starts beside it must not end them.
  if (has("voice")) await endInterruptedCalls(services, live, left);
  const demo = await ensureDemo(services);
  await threadsStarted;

  const server = await serve(services, {
    webPort: () => web?.port ?? null,
    waiting: () => (has("web") && !web ? ["web"] : []),
    speech,
  });
  closers.push(() => server.close());
  if (has("voice"))
    closers.push(() => services.desk.drain(DRAIN_MS[phone.carrier.name === "simulator" ? "simulator" : "twilio"]));
  if (has("worker")) {
    const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, db: database.db, logger });
    const worker = await startWorker({ ...services, dataDir, handlers: jobHandlers(services, mailer, speech) });
    closers.push(() => worker.stop());
    closers.push(() => mailer.close());
  }
  if (webStarting) {
    web = await webStarting;
    closers.push(() => web?.stop());
  }
  // First of all when stopping: jobs that wait for a place must not hold the worker up.
  closers.push(() => services.desk.refuseNew());
  process.send?.({ type: "ready" });
  console.log(`Parley is at ${config.publicUrl}`);
  if (demo) console.log(`Demo sign-in: ${demo.email}, password ${demo.password ?? "as the first start printed it"}`);
  if (has("worker"))
    void enrichDemo(services, speech).catch((error: unknown) =>
      logger.error({ err: error }, "demo calls could not be made"),
    );
}

process.on("SIGTERM", () => void stop(0));
process.on("SIGINT", () => void stop(0));
// The runner is gone, perhaps killed: nobody else would stop us.
process.on("disconnect", () => void stop(0));
process.on("unhandledRejection", (error) => {
  console.error("Parley stops because of an error that nobody handled.", error);
  void stop(1);
});

try {
  await start(readConfig(process.env));
} catch (error) {
  const oneLine = error instanceof EnvError || error instanceof EmbeddedPostgresError;
  console.error(oneLine ? `Parley cannot start. ${error.message}` : error);
  await stop(1);
}
