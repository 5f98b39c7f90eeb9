import { EnvError } from "@parley/platform";
import { buildApp } from "../http/build-app.ts";
import { registerRoutes } from "../http/register-routes.ts";
import { dispatchUpgrades, type UpgradeHandler } from "../http/upgrades.ts";
import { startRealtime } from "../realtime/start-realtime.ts";
import { allRoutes } from "../routes/all.ts";
import { registerAuth } from "../routes/auth.ts";
import { registerCtmWebhooks } from "../routes/ctm-webhooks.ts";
import { registerHealth } from "../routes/health.ts";
import { registerPublicDashboards } from "../routes/public-dashboards.ts";
import { createTalkEntrance } from "../voice/browser/talk-entrance.ts";
import { createMediaEntrance } from "../voice/media.ts";
import type { SpeechStack } from "../voice/speech-stack.ts";
import { createLiveEntrance } from "../voice/supervise/live-entrance.ts";
import { registerTwilioWebhooks } from "../voice/webhooks.ts";
import { createPassOn, passUpgradeOn } from "../web/pass-on.ts";
import type { Services } from "./services.ts";

interface Parts {
  webPort(): number | null;
  waiting(): string[];
  speech: SpeechStack;
}

/** Opens the front door: pages, public API, webhooks, media sockets and live updates on one port. */
export async function serve(services: Services, parts: Parts) {
  const { config } = services;
  const { ROLES: roles } = config.env;
  const isHttps = config.publicUrl.startsWith("https:");
  const { app, server } = await buildApp(services, createPassOn(parts.webPort, { dev: config.isDev, isHttps }));
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  registerHealth(app, services, { waiting: parts.waiting });
  const upgrades: { prefix: string; handle: UpgradeHandler }[] = [];
  if (roles.includes("voice")) {
    registerTwilioWebhooks(app, services);
    upgrades.push(
      { prefix: "/media/", handle: createMediaEntrance(services, parts.speech).handle },
      { prefix: "/talk/", handle: createTalkEntrance(services, parts.speech).handle },
      { prefix: "/live/", handle: createLiveEntrance(services).handle },
    );
  }
  let realtime: Awaited<ReturnType<typeof startRealtime>> | null = null;
  if (roles.includes("api")) {
    realtime = await startRealtime(services);
    const { engine } = realtime;
    upgrades.push({
      prefix: "/socket.io/",
      handle: (request, socket, head) => engine.handleUpgrade(request as never, socket as never, head),
    });
    app.all("/socket.io/*", { schema: { hide: true } }, (request, reply) => {
      reply.hijack();
      engine.handleRequest(request.raw as never, reply.raw);
    });
    registerAuth(app, services);
    registerRoutes(app, services, allRoutes(services));
    registerCtmWebhooks(app, services);
    registerPublicDashboards(app, services);
  }
  if (config.isDev) {
    upgrades.push({
      prefix: "/_next/",
      handle: (request, socket, head) => {
        const port = parts.webPort();
        if (port) passUpgradeOn(port, request, socket, head);
        else socket.destroy();
      },
    });
  }
  dispatchUpgrades(server, upgrades);
  const { PORT: port, HOST: host } = config.env;
  await app.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(error, port, host);
  });
  return {
    app,
    async close() {
      await realtime?.close();
      server.closeAllConnections();
      await app.close();
    },
  };
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const mend = "PORT=3001 npm start";
  if (error.code === "EADDRINUSE")
    return new EnvError(`PORT: ${port} is taken by another program. Stop it, or start with another port: ${mend}`);
  if (error.code === "EACCES")
    return new EnvError(`PORT: ${port} needs more rights than this account has. Start with another port: ${mend}`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND" || error.code === "EAI_AGAIN")
    return new EnvError(`HOST: ${host} is no address of this machine. Use one of its own, or leave HOST out.`);
  return error;
}
