import { derivedUuid } from "@parley/platform";
import type { DimensionKind } from "../../dimensions/index.ts";
import type { ColumnMap, Field } from "./guess-columns.ts";
import { endsAtMachine, normaliseStatus } from "./normalise-status.ts";
import { parseBoolean } from "./parse-boolean.ts";
import { parseDate } from "./parse-date.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseMoney } from "./parse-money.ts";
import { parsePhone } from "./parse-phone.ts";
import { parseTags } from "./parse-tags.ts";
import type { TrackedCall } from "./tracked-call.ts";
import { localParts } from "./zone-time.ts";

/** Shorter talks without a named agent are not taken for a conversation with a person: a greeting alone lasts as long. */
const HUMAN_TALK_SECONDS = 15;

export interface RowRules {
  columns: ColumnMap;
  /** Positions of the columns that are kept as texts. */
  detailColumns: number[];
  /** Zone of times that have no offset. */
  timezone: string;
  /** Zone in which the organization counts days and hours. */
  organizationTimezone: string;
  currency: string;
}

/** Thrown for a row that cannot be a call; the message is the reason that people read. */
export class RowRefused extends Error {}

export interface NormalisedRow {
  call: TrackedCall;
  /** The score was outside 0 to 5 and left empty. */
  scoreDropped: boolean;
}

/** Reads one row. Empty means absent, never 0. Throws RowRefused, which names the column and what it holds. */
export function normaliseRow(fields: readonly string[], rules: RowRules): NormalisedRow {
  const get = (field: Field): string => {
    const index = rules.columns[field];
    return index === undefined ? "" : clean((fields[index] ?? "").trim());
  };
  const callId = get("callId");
  if (callId === "") throw new RowRefused("It has no call id.");
  const direction = readDirection(get("direction"));
  const calledAt = readDate(get, rules.timezone);
  const ringSeconds = readDuration("Ring Time", get("ringTime"));
  const talkSeconds = readDuration("Talk Time", get("talkTime"));
  const durationSeconds = readDuration("Duration", get("duration"));
  const spam = readBoolean("Blocked", get("blocked"));
  const callPath = get("callPath");
  const statusText = get("status");
  const status = normaliseStatus({
    ...{ text: statusText, direction, blocked: spam, ringSeconds, durationSeconds, talkSeconds, callPath },
  });
  if (status === null) throw refuse("Call Status", statusText, "a status that is known");
  const answered = status === "answered";
  const talked = talkSeconds !== null && talkSeconds > HUMAN_TALK_SECONDS;
  const local = localParts(rules.organizationTimezone, calledAt);
  const score = readScore(get("score"));
  const call: TrackedCall = {
    id: derivedUuid("tracked", get("accountId"), callId),
    ...{ direction, status, calledAt, ringSeconds, talkSeconds, durationSeconds, answered },
    ...{ localDate: local.date, localHour: local.hour, localDow: local.weekday },
    phone: parsePhone(get("phone")),
    personName: get("name").replace(/\s+/g, " ") || null,
    dimensions: readDimensions(get),
    score: score.value,
    valueMinor: readMoney(get("value"), rules.currency),
    humanAnswered: answered && (get("agent") !== "" || talked) && !endsAtMachine(callPath),
    converted: readBoolean("CSR Conversion", get("conversion")),
    spam: spam || status === "blocked",
    tags: parseTags(get("tags")),
    notes: get("notes") || null,
    details: rules.detailColumns.map((index) => clean(fields[index] ?? "")),
  };
  return { call, scoreDropped: score.dropped };
}

/** Postgres keeps no NUL in a text. */
const clean = (text: string) => (text.includes("\u0000") ? text.replaceAll("\u0000", "") : text);

function refuse(column: string, text: string, what: string): RowRefused {
  return new RowRefused(`${column} '${text.slice(0, 60)}' is not ${what}.`);
}

function readDirection(text: string): "inbound" | "outbound" {
  const word = text.toLowerCase();
  if (word === "" || word === "inbound" || word === "in" || word === "incoming") return "inbound";
  if (word === "outbound" || word === "out" || word === "outgoing") return "outbound";
  throw refuse("Direction", text, "inbound or outbound, so this is no phone call");
}

function readDate(get: (field: Field) => string, timezone: string): number {
  const text = get("dateTime") || `${get("date")} ${get("time")}`.trim();
  if (text === "") throw new RowRefused("It has no date.");
  const calledAt = parseDate(text, timezone);
  if (calledAt === null) throw refuse("Date", text, "a date");
  return calledAt;
}

function readDuration(column: string, text: string): number | null {
  if (text === "") return null;
  const seconds = parseDuration(text);
  if (seconds === null) throw refuse(column, text, "a time");
  return seconds;
}

function readBoolean(column: string, text: string): boolean {
  const value = parseBoolean(text);
  if (value === null) throw refuse(column, text, "yes or no");
  return value;
}

function readMoney(text: string, currency: string): number | null {
  if (text === "") return null;
  const amount = parseMoney(text, currency);
  if (amount === null) throw refuse("CSR Value", text, "an amount");
  return amount;
}

/** Stars from 0 to 5. Public samples hold 9.5: the call is worth keeping without it. */
function readScore(text: string): { value: number | null; dropped: boolean } {
  if (text === "") return { value: null, dropped: false };
  const value = Number(text.replace(",", "."));
  return value >= 0 && value <= 5 ? { value, dropped: false } : { value: null, dropped: true };
}

function readDimensions(get: (field: Field) => string): Partial<Record<DimensionKind, string>> {
  const trackingNumber = get("trackingNumber");
  const digits = parsePhone(trackingNumber);
  const all: Record<DimensionKind, string> = {
    // The tracking source is always there; the visit's own source only for calls from the web.
    source: get("trackingSource") || get("webSource"),
    medium: get("medium"),
    campaign: get("campaign"),
    keyword: get("keyword"),
    agent: get("agent") || get("csrName"),
    city: get("city"),
    state: get("state"),
    country: get("country"),
    tracking_number: digits === null ? trackingNumber : `+${digits}`,
    landing_page: get("landingPage"),
    referrer: get("referrer"),
    device: get("device"),
    browser: get("browser"),
    ad_group: get("adGroup"),
    ad_network: get("adNetwork"),
  };
  const present: Partial<Record<DimensionKind, string>> = {};
  for (const kind of Object.keys(all) as DimensionKind[]) {
    if (all[kind] !== "") present[kind] = cut(all[kind]);
  }
  return present;
}

/** An index entry holds about 2,700 bytes: longer texts (addresses with tracking parameters) are cut, never inside a character. */
function cut(text: string): string {
  if (text.length <= 600) return text;
  const code = text.charCodeAt(599);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? 599 : 600);
}
