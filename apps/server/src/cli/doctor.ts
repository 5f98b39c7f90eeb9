import { sql } from "drizzle-orm";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";

/** Says what this installation uses, and whether it answers. */
export async function doctor(operator: Operator, _flags: Flags): Promise<Result> {
  const { env, dataDir, publicUrl } = operator.config;
  const version = await operator.db.execute<{ server_version: string }>(sql`show server_version`);
  const health = await fetch(`http://${env.HOST}:${env.PORT}/readyz`).catch(() => null);
  const data = {
    database: `Postgres ${version.rows[0]?.server_version} (${env.DATABASE_URL ? "DATABASE_URL" : "embedded"})`,
    data_dir: dataDir,
    server: health ? (health.ok ? `ready at ${publicUrl}` : "not ready") : "not running",
    phone: env.TWILIO_ACCOUNT_SID ? "Twilio" : "simulator",
    speech_to_text: env.DEEPGRAM_API_KEY ? "Deepgram" : "Moonshine (local)",
    text_to_speech: env.OPENAI_API_KEY ? "OpenAI" : "Flite (local)",
    language_model:
      env.OPENAI_API_KEY || env.ANTHROPIC_API_KEY || env.LLM_BASE_URL ? "configured" : "none: calls follow a script",
    mail: env.SMTP_URL ? "SMTP" : "outbox page",
  };
  return {
    data,
    text: Object.entries(data)
      .map(([name, value]) => `${name.padEnd(16)}${value}`)
      .join("\n"),
  };
}
