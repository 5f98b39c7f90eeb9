/** What a column of a file of calls may be read as; each becomes a column of `calls`, a dimension, tags or the transcript. */
export const callFields = [
  ...(["callId", "accountId", "dateTime", "date", "time", "unixTime", "editedAt"] as const),
  ...([
    "name",
    "phone",
    "trackingNumber",
    "direction",
    "status",
    "answered",
    "voicemail",
    "blocked",
    "callPath",
  ] as const),
  ...(["duration", "ringTime", "talkTime"] as const),
  ...(["trackingSource", "webSource", "medium", "campaign", "keyword", "landingPage", "referrer"] as const),
  ...(["adGroup", "adNetwork", "device", "browser", "city", "state", "country", "agent", "csrName"] as const),
  ...(["score", "conversion", "value", "tags", "notes"] as const),
  ...(["transcript", "otherTranscript", "transcriptLanguage", "transcriptConfidence"] as const),
] as const;

export type CallField = (typeof callFields)[number];

export type LayoutName =
  | "ctm"
  | "ctm_date_time"
  | "ctm_older"
  | "ctm_json"
  | "callrail"
  | "callrail_json"
  | "generic"
  | "ad_spend";

/** A column whose text is kept as it stands in the file, under a name that is the same in every layout. */
export interface DetailColumn {
  /** Position in the file's rows, from 0; -1 for a column of the layout that the file does not have. */
  position: number;
  /** The field's own key (`visitor_ip`), or `custom.` and the header in snake case. */
  key: string;
}

export interface CustomColumn {
  key: string;
  label: string;
  type: "text" | "number" | "boolean" | "date";
  /** No value was seen, so the type says nothing yet. */
  unseen?: true;
}

/**
 * How a file of calls is read, once decided and then kept (`imports.plan`): a resumed run reads it the same way. Plain JSON.
 */
export interface CallPlan {
  kind: "calls";
  layout: LayoutName;
  /** The stored file is plain CSV in an encoding that holds ASCII as it is; other bytes are UTF-8 or, row by row, Windows-1252. */
  delimiter: string;
  header: string[];
  /** Line of the header, from 1. */
  headerLine: number;
  columns: Partial<Record<CallField, number>>;
  /** Columns that each stand for a tag (their header), set where the cell says yes. */
  tagColumns: { position: number; tag: string }[];
  details: DetailColumn[];
  customFields: CustomColumn[];
  /** 03/04/2024 is the 3rd of April: only when the file shows that it writes days first. */
  dayFirst: boolean;
  /** What the page and the API say: each header and the field it is read as; null when its texts are only kept. */
  mapping: Record<string, string | null>;
  warnings: string[];
}
