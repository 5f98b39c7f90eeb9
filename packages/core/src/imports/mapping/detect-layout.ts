import { isAdSpendHeader } from "../../ad-spend/index.ts";
import type { LayoutName } from "../plan.ts";
import type { HeaderFamily } from "./field.ts";

type CallLayout = "ctm" | "ctm_json" | "callrail" | "callrail_json";

/** Headers that only this system writes, and ones that it writes beside others; trimmed, in the spelling of the system. */
const MARKS: Record<CallLayout, { own: string[]; shared: string[] }> = {
  ctm: {
    own: [
      "Tracking Source",
      "Customer #",
      "Tracking #",
      "Tracking # Label",
      "CSR Call Score",
      "CSR Conversion",
      "CSR Value",
    ],
    shared: [
      ...["CallId", "Call Id", "Account Id", "Call Status", "DateTime", "Ring Time", "Talk Time", "Hour of Day"],
      ...[
        "Referral Page",
        "Last URL",
        "Audio Wav",
        "Audio MP3",
        "Visitor SID",
        "Source Tag",
        "Call Path",
        "Likelihood",
      ],
    ],
  },
  ctm_json: {
    own: [
      "caller_number",
      "called_at",
      "unix_time",
      "tgid",
      "dial_status",
      "tracking_label",
      "sale.score",
      "agent.name",
    ],
    shared: [
      "id",
      "account_id",
      "tracking_number",
      "talk_time",
      "ring_time",
      "direction",
      "source_id",
      "tag_list",
      "call_status",
    ],
  },
  callrail: {
    own: ["Customer Phone Number", "Duration (seconds)", "First-Time Caller", "Lead Status", "Number Name"],
    shared: ["Start Time", "Customer Name", "Tracking Number", "Customer City", "Customer State", "Keywords"],
  },
  callrail_json: {
    own: ["customer_phone_number", "tracking_phone_number", "business_phone_number", "first_call", "lead_status"],
    shared: ["id", "start_time", "customer_name", "customer_city", "answered", "voicemail", "company_id", "direction"],
  },
};

/** The API names its fields in lower case, so there case decides; people rename and re-type the headers of a CSV. */
const AS_SPELT: readonly CallLayout[] = ["ctm_json", "callrail_json"];

/** The systems that a user may name. */
const NAMED: Record<string, readonly CallLayout[]> = {
  auto: ["ctm", "ctm_json", "callrail", "callrail_json"],
  ctm: ["ctm", "ctm_json"],
  callrail: ["callrail", "callrail_json"],
  generic: [],
};

/**
 * What wrote a file, by its headers, in whatever order they stand. `source` is what the user said: with ctm, callrail or generic only
 * the variants of that system are told apart.
 */
export function detectLayout(
  names: readonly string[],
  source: string,
  kind: "auto" | "calls" | "ad_spend",
): LayoutName {
  if (kind === "ad_spend") return "ad_spend";
  const spelt = new Set(names);
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const score = (layout: CallLayout) => {
    const has = (mark: string) => (AS_SPELT.includes(layout) ? spelt.has(mark) : lower.has(mark.toLowerCase()));
    return 3 * MARKS[layout].own.filter(has).length + MARKS[layout].shared.filter(has).length;
  };
  const candidates = NAMED[source] ?? NAMED.auto!;
  const [best] = candidates.map((layout) => ({ layout, score: score(layout) })).sort((a, b) => b.score - a.score);
  if (kind === "auto" && isAdSpendHeader(names) && (best?.score ?? 0) < 6) return "ad_spend";
  // Named by the user, a system is taken even where nothing speaks for it.
  if (!best || (source === "auto" && best.score < 3)) return "generic";
  return best.layout === "ctm" ? variantOf(lower) : best.layout;
}

function variantOf(lower: Set<string>): LayoutName {
  const older = (lower.has("referral") && !lower.has("referral page")) || (lower.has("page") && !lower.has("last url"));
  if (older) return "ctm_older";
  const apart = lower.has("date") && lower.has("time");
  return apart && !lower.has("datetime") && !lower.has("date time") ? "ctm_date_time" : "ctm";
}

/** Whose spelling of headers a layout follows. */
export function familyOf(layout: LayoutName): HeaderFamily {
  if (layout === "ctm_date_time" || layout === "ctm_older") return "ctm";
  return layout === "ad_spend" ? "generic" : layout;
}
