import { timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Services } from "../boot/services.ts";

const VERSION = "0.1.0";

export interface Readiness {
  /** Parts that are not ready yet, by name, with what they wait for. */
  waiting(): string[];
}

/** /healthz: the process lives. /readyz: everything behind it answers. /metrics: Prometheus, for the operator or from loopback. */
export function registerHealth(app: FastifyInstance, { db, config, segments }: Services, readiness: Readiness): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "parley_" });
  gauge(
    "parley_segments_bytes",
    "Bytes of segments that the metric engine holds in memory",
    () => segments.held().bytes,
  );
  gauge("parley_segments_rows", "Calls of which the metric engine holds something", () => segments.held().rows);
  function gauge(name: string, help: string, read: () => number) {
    const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(read()) });
  }
  app.get("/healthz", { schema: { hide: true } }, () => ({ status: "ok", pid: process.pid, version: VERSION }));
  app.get("/readyz", { schema: { hide: true } }, async (_request, reply) => {
    const waiting = readiness.waiting();
    const database = await db.execute(sql`select 1`).then(
      () => true,
      () => false,
    );
    if (!database) waiting.push("database");
    return waiting.length === 0 ? { status: "ready" } : reply.status(503).send({ status: "not ready", waiting });
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const allowed = config.env.OPERATOR_TOKEN
      ? same(token, config.env.OPERATOR_TOKEN)
      : isLoopbackAddress(request.socket.remoteAddress);
    if (!allowed) return reply.status(403).send({ status: "forbidden" });
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function isLoopbackAddress(address = ""): boolean {
  return address === "::1" || address.replace("::ffff:", "").startsWith("127.");
}
