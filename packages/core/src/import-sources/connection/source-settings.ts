import { z } from "zod";

export const sourceKinds = ["ctm_api", "ctm_webhook", "folder", "s3", "url"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const MIN_MINUTES = 5;

const every = {
  /** Minutes between looks. */
  everyMinutes: z.number().int().min(MIN_MINUTES),
};
const files = {
  ...every,
  /** IANA zone of times in the files that have no offset; the organization's when absent. */
  timezone: z.string().optional(),
  layout: z.enum(["auto", "ctm", "callrail", "generic"]),
};

/** What of each kind is kept in the open (import_sources.settings). */
const settings = {
  ctm_api: z.object({ ...every, accountId: z.string(), since: z.string() }),
  ctm_webhook: z.object({}),
  folder: z.object({ ...files, folder: z.string() }),
  s3: z.object({
    ...files,
    bucket: z.string(),
    prefix: z.string(),
    region: z.string(),
    endpoint: z.string().optional(),
  }),
  /** Without user, password and query, which are part of the secret. */
  url: z.object({ ...files, address: z.string() }),
} as const;

/** What of each kind is sealed (import_sources.sealed_secret). */
const secrets = {
  ctm_api: z.object({ accessKey: z.string(), secretKey: z.string() }),
  ctm_webhook: z.object({}),
  folder: z.object({}),
  s3: z.object({ accessKey: z.string(), secretKey: z.string() }),
  url: z.object({ address: z.string() }),
} as const;

export type SourceSettings<K extends SourceKind> = z.output<(typeof settings)[K]>;
export type SourceSecrets<K extends SourceKind> = z.output<(typeof secrets)[K]>;

export function readSettings<K extends SourceKind>(kind: K, stored: unknown): SourceSettings<K> {
  return settings[kind].parse(stored) as SourceSettings<K>;
}

export function readSecrets<K extends SourceKind>(kind: K, opened: unknown): SourceSecrets<K> {
  return secrets[kind].parse(opened) as SourceSecrets<K>;
}
