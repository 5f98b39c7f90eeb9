/** Dictionaries whose ids stand on the call itself. */
export const dictionaryColumns = [
  ...(["source", "medium", "campaign", "keyword", "agent", "city", "state", "country", "tracking_number"] as const),
  ...(["landing_page", "referrer", "device", "browser", "ad_group", "ad_network"] as const),
] as const;

/** Texts that stand elsewhere and get a dictionary of their own when segments are built. */
const internedColumns = ["tags", "outcome", "answered_by", "language"] as const;

const numberColumns = ["duration", "ring", "talk", "score", "value", "cost"] as const;

/**
 * Columns of every segment, in the order in which the builder reads them. A text that imported rows brought gets one when it is first asked
 * for: `detail:custom.insurance`.
 */
export const standardColumns = [
  ...(["time", "day", "hour", "flags"] as const),
  ...dictionaryColumns,
  ...numberColumns,
  ...(["caller", "area_code"] as const),
  ...internedColumns,
] as const;

/** Ids of the calls, 16 bytes each: never loaded whole, read by position. */
export const ID_COLUMN = "id";

/** Bits of the column `flags`. */
export const FLAG = {
  status: 0xf,
  outbound: 1 << 4,
  ai: 1 << 5,
  answered: 1 << 6,
  humanAnswered: 1 << 7,
  converted: 1 << 8,
  spam: 1 << 9,
  firstTime: 1 << 10,
  withPhone: 1 << 11,
  withDuration: 1 << 12,
  withTalk: 1 << 13,
  withRing: 1 << 14,
  withScore: 1 << 15,
  withValue: 1 << 16,
  withCost: 1 << 17,
} as const;

/** Statuses in the order in which `flags` counts them. */
export const segmentStatuses = [
  ...(["answered", "missed", "abandoned", "voicemail", "busy", "failed", "completed_ivr", "in_progress"] as const),
  ...(["blocked", "queued", "scheduled", "ringing", "completed", "no_answer", "canceled"] as const),
] as const;

/** Area codes are kept one higher, so that 0 is none; so are scores. */
export const SHIFTED = 1;
