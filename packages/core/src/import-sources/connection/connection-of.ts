import { invalidInput } from "@parley/platform";
import { type ConnectionFields, neededFields } from "./connection-input.ts";
import {
  readSecrets,
  readSettings,
  type SourceKind,
  type SourceSecrets,
  type SourceSettings,
} from "./source-settings.ts";

/** How far back a first sync goes unless told otherwise. */
const FIRST_SYNC_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Connection<K extends SourceKind = SourceKind> {
  kind: K;
  settings: SourceSettings<K>;
  secrets: SourceSecrets<K>;
}

/**
 * Open settings and secrets of a source from the fields that were sent, over those that it has already. Throws `invalid_input` naming
 * each field that is missing.
 */
export function connectionOf(
  kind: SourceKind,
  sent: ConnectionFields,
  before: { settings?: object; secrets?: object },
  now: Date,
): Connection {
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
  // The open form of an address is a part of the secret one, never the other way round.
  const known = { ...before.settings, ...before.secrets };
  const fields: Record<string, unknown> = { ...known, ...given };
  const missing = Object.entries(neededFields[kind]).filter(([field]) => !fields[field]);
  if (missing.length > 0) {
    throw invalidInput(missing.map(([field, message]) => ({ pointer: `/${field}`, message: message! })));
  }
  const open = {
    everyMinutes: kind === "ctm_api" ? 15 : 60,
    layout: "auto",
    since: new Date(now.getTime() - FIRST_SYNC_DAYS * DAY_MS).toISOString().slice(0, 10),
    prefix: "",
    region: "us-east-1",
    ...withoutNull(fields),
    ...(kind === "url" ? { address: shownAddress(String(fields.address)) } : {}),
  };
  return { kind, settings: readSettings(kind, open), secrets: readSecrets(kind, fields) };
}

/** Null takes an optional setting away. */
function withoutNull(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""));
}

/** What of an address may be shown: links to exports often carry their key in the query. */
function shownAddress(address: string): string {
  if (!URL.canParse(address)) {
    const message = "This is not an address. Use one such as https://example.com/export.csv.";
    throw invalidInput([{ pointer: "/address", message }]);
  }
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}
