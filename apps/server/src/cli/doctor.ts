import { sql } from "drizzle-orm";
import { providerOrders } from "../boot/provider-env.ts";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";

/** Says what this installation uses, and whether it answers. */
export async function doctor(operator: Operator, _flags: Flags): Promise<Result> {
  const { env, dataDir, publicUrl } = operator.config;
  const version = await operator.db.execute<{ server_version: string }>(sql`show server_version`);
  const orders = providerOrders(env);
  const health = await fetch(`http://${env.HOST}:${env.PORT}/readyz`).catch(() => null);
  const data = {
    database: `Postgres ${version.rows[0]?.server_version} (${env.DATABASE_URL ? "DATABASE_URL" : "embedded"})`,
    data_dir: dataDir,
    server: health ? (health.ok ? `ready at ${publicUrl}` : "not ready") : "not running",
    phone: env.TWILIO_ACCOUNT_SID ? "Twilio" : "simulator",
    speech_to_text: orders.stt.join(", then "),
    text_to_speech: orders.tts.join(", then "),
    language_model: orders.llm[0] === "scripted" ? "none: calls follow a script" : orders.llm.join(", then "),
    mail: env.SMTP_URL ? "SMTP" : "outbox page",
  };
  return {
    data,
    text: Object.entries(data)
      .map(([name, value]) => `${name.padEnd(16)}${value}`)
      .join("\n"),
  };
}
