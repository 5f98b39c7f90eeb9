import { statSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { resolve } from "node:path";
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from "@parley/core/imports";
import { parseAllowPrivate } from "@parley/core/outbound";
import { parseEnv } from "@parley/platform";
import { z } from "zod";
import { folderPermits } from "../import-sources/folder-permits.ts";
import { numberPermits } from "../voice/inbound/number-permits.ts";
import { checkProviders, providerVariables } from "./provider-env.ts";

const roles = ["web", "api", "voice", "worker"] as const;

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be an address such as ${example}`,
    );

const count = (least: number, byDefault: number) => {
  const message = `must be a whole number of at least ${least}`;
  return z.coerce.number(message).int(message).min(least, message).default(byDefault);
};

/** Text that `parse` reads; null from it refuses the text with `message`. */
function parsed<T>(parse: (text: string) => T | null, message: string, byDefault: string) {
  return z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      const value = parse(text);
      if (value !== null) return value;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

const Env = z.object({
  PORT: z.coerce
    .number("must be a port between 1 and 65535")
    .int()
    .min(1, "must be a port between 1 and 65535")
    .max(65_535, "must be a port between 1 and 65535")
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  DEMO: z.enum(["0", "1"], "must be 0 (no demo data) or 1").default("1"),
  ROLES: z
    .string()
    .default(roles.join(","))
    .transform((value) => value.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(roles, `must be a list of ${roles.join(", ")}`))),
  PUBLIC_URL: url(["http:", "https:"], "https://parley.example.com").optional(),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgres://user:password@host:5432/parley").optional(),
  PARLEY_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
    .default("info"),
  OPERATOR_TOKEN: z.string().min(16, "must be at least 16 characters").optional(),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@host:465").optional(),
  MAIL_FROM: z.string().default("Parley <parley@localhost>"),
  BREACH_CHECK: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, "must be AC and 32 hexadecimal digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, "must be a number such as +14155552671")
    .optional(),
  TWILIO_NUMBERS: parsed(numberPermits, "must be a list such as org_...=+14155552671, each number once", ""),
  DEEPGRAM_API_KEY: z.string().optional(),
  DEEPGRAM_BASE_URL: url(["https:", "http:", "wss:", "ws:"], "https://api.eu.deepgram.com").optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url(["http:", "https:"], "https://api.openai.com/v1").optional(),
  OPENAI_REALTIME_URL: url(["ws:", "wss:"], "wss://api.openai.com/v1").optional(),
  REALTIME_MODEL: z.string().default("gpt-realtime"),
  ANTHROPIC_API_KEY: z.string().optional(),
  LLM_BASE_URL: url(["http:", "https:"], "http://localhost:11434/v1").optional(),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  GGUF_PATH: z
    .string()
    .refine((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true, "must be the path of a GGUF file")
    .optional(),
  ...providerVariables,
  IMPORT_MAX_BYTES: count(1, DEFAULT_IMPORT_LIMITS.maxBytes),
  IMPORT_MAX_UNPACKED_BYTES: count(1, DEFAULT_IMPORT_LIMITS.maxUnpackedBytes),
  IMPORT_MAX_COLUMNS: count(1, DEFAULT_IMPORT_LIMITS.maxColumns),
  IMPORT_MAX_CELL_BYTES: count(1024, DEFAULT_IMPORT_LIMITS.maxCellBytes),
  IMPORT_FOLDERS: parsed(
    folderPermits,
    "must be paths such as /srv/exports or org_...=/srv/exports, separated by commas",
    "",
  ),
  ANALYTICS_MEMORY_MB: count(16, Math.min(2048, Math.max(256, Math.round(totalmem() / 2 ** 20 / 4)))),
  ANALYTICS_THREADS: count(1, Math.max(1, Math.min(8, availableParallelism() - 1))),
  VOICE_MAX_CALLS: count(1, 100),
  TWILIO_AMD: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  OUTBOUND_ALLOW_PRIVATE: parsed(parseAllowPrivate, "must be 0, 1 or ranges such as 10.0.0.0/8", "0"),
  CTM_API_URL: url(["http:", "https:"], "https://api.calltrackingmetrics.com").default(
    "https://api.calltrackingmetrics.com",
  ),
  PARLEY_DEV: z.enum(["0", "1"]).default("0"),
});

/** Variables that only work together. */
const sets = [
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM_NUMBER"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
] as const;

const Config = Env.superRefine((env, context) => {
  for (const set of sets) {
    const missing = set.filter((name) => env[name] === undefined);
    if (missing.length === 0 || missing.length === set.length) continue;
    const message = `is missing. ${set.join(", ")} only work together: set all of them or none.`;
    context.addIssue({ code: "custom", path: [missing[0]!], message });
  }
  checkProviders(env, context);
  if (env.LLM_BASE_URL && !env.LLM_MODEL) {
    const message = "is missing. LLM_BASE_URL needs the name of the model that it serves, such as llama3.1.";
    context.addIssue({ code: "custom", path: ["LLM_MODEL"], message });
  }
  if (env.TWILIO_ACCOUNT_SID && !env.PUBLIC_URL?.startsWith("https:")) {
    const message =
      "is needed with TWILIO_*: Twilio calls back over https, at an address such as https://parley.example.com.";
    context.addIssue({ code: "custom", path: ["PUBLIC_URL"], message });
  }
});

export interface Config {
  env: z.output<typeof Env>;
  dataDir: string;
  /** Where people and carriers reach this server, without a trailing slash. */
  publicUrl: string;
  isLoopback: boolean;
  isDev: boolean;
  importLimits: ImportLimits;
}

/** Parses the environment once. Throws EnvError: one line with the variable, what is wrong and what is accepted. */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const env = parseEnv(Config, variables);
  const isLoopback = ["127.0.0.1", "localhost", "::1"].includes(env.HOST);
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "localhost" : env.HOST;
  return {
    env,
    dataDir: resolve(env.DATA_DIR),
    publicUrl: (env.PUBLIC_URL ?? `http://${isLoopback ? "localhost" : host}:${env.PORT}`).replace(/\/$/, ""),
    isLoopback,
    isDev: env.PARLEY_DEV === "1",
    importLimits: {
      maxBytes: env.IMPORT_MAX_BYTES,
      maxUnpackedBytes: env.IMPORT_MAX_UNPACKED_BYTES,
      maxColumns: env.IMPORT_MAX_COLUMNS,
      maxCellBytes: env.IMPORT_MAX_CELL_BYTES,
    },
  };
}
