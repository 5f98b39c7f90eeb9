import type { ImportSource, SourceKind } from "./source-wire.ts";

/** What the form holds: text as it is typed, empty where nothing is. */
export interface SourceInput {
  kind: SourceKind;
  name: string;
  account_id: string;
  access_key: string;
  secret_key: string;
  since: string;
  address: string;
  bucket: string;
  prefix: string;
  region: string;
  endpoint: string;
  folder: string;
  every_minutes: string;
  silent_after_hours: string;
}

export type FieldName = keyof SourceInput;

const fieldsOf: Record<SourceKind, FieldName[]> = {
  ctm_api: ["account_id", "access_key", "secret_key", "since", "every_minutes"],
  ctm_webhook: [],
  url: ["address", "every_minutes"],
  s3: ["bucket", "prefix", "region", "endpoint", "access_key", "secret_key", "every_minutes"],
  folder: ["folder", "every_minutes"],
};

/** Keys, and an address that may hold one: empty in the form, and kept when it stays so. */
const SECRET: FieldName[] = ["access_key", "secret_key", "address"];

export function emptyInput(kind: SourceKind, defaultSince: string): SourceInput {
  return {
    ...{ kind, name: "", account_id: "", access_key: "", secret_key: "", since: defaultSince, address: "" },
    ...{ bucket: "", prefix: "", region: "us-east-1", endpoint: "", folder: "" },
    ...{ every_minutes: kind === "ctm_api" ? "15" : "60", silent_after_hours: "72" },
  };
}

export function inputOf({ kind, name, settings, silent_after_hours }: ImportSource): SourceInput {
  const { account_id = "", since = "", bucket = "", prefix = "", region = "", endpoint = "", folder = "" } = settings;
  return {
    ...{ kind, name, account_id, since, bucket, prefix, region, endpoint, folder },
    ...{ access_key: "", secret_key: "", address: "" },
    every_minutes: String(settings.every_minutes ?? 60),
    silent_after_hours: silent_after_hours === null ? "never" : String(silent_after_hours),
  };
}

/** The body for the API: what the kind has, as text or number; of a source that is there, keys only when they are entered anew. */
export function bodyOf(input: SourceInput, isThere: boolean) {
  const { kind, name, silent_after_hours } = input;
  const own = fieldsOf[kind].filter((field) => input[field] !== "" || (isThere && !SECRET.includes(field)));
  return {
    name,
    silent_after_hours: silent_after_hours === "never" ? null : Number(silent_after_hours),
    ...Object.fromEntries(
      own.map((field) => [field, field === "every_minutes" ? Number(input[field]) : input[field] || emptyOf(field)]),
    ),
  };
}

const emptyOf = (field: FieldName) => (field === "endpoint" ? null : "");
