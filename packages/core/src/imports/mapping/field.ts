import type { CallField } from "../plan.ts";

export type FieldType = "text" | "number" | "boolean" | "date" | "duration" | "money" | "phone" | "list";

export const fieldGroups = [
  ...(["identity", "time", "contact", "call", "numbers", "source", "ads", "ids", "web", "journey"] as const),
  ...(["agent", "score", "media", "text", "form", "custom", "spend"] as const),
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** How a system writes its headers: CTM's CSV and API, CallRail's CSV and API, and anyone's call log. */
export type HeaderFamily = "ctm" | "ctm_json" | "callrail" | "callrail_json" | "generic";

/** Something that call-tracking systems say about a call, under one name whichever file it came from. */
export interface Field {
  /** Name under which call_details keeps its text: CTM's API key in snake case, or CallRail's where CTM has none. */
  key: string;
  label: string;
  group: FieldGroup;
  type: FieldType;
  /** What the engine reads it as; null when its text is only kept. Where two fields say the same, the first in the catalogue is read. */
  call: CallField | null;
  headers: Record<HeaderFamily, readonly string[]>;
}

/** Headers by family, several separated by a bar. `json` stands for CTM's API and is the field's own key unless given. */
interface Headers {
  ctm?: string;
  json?: string;
  rail?: string;
  railJson?: string;
  any?: string;
}

type Row = [key: string, label: string, type: FieldType, headers?: Headers, call?: CallField];

const split = (headers: string | undefined) => (headers ? headers.split("|") : []);

/** A group of the catalogue out of its short form. */
export function fieldsOf(group: FieldGroup, rows: Row[]): Field[] {
  return rows.map(([key, label, type, { ctm, json = key, rail, railJson, any } = {}, call = null]) => ({
    ...{ key, label, group, type, call: call as CallField | null },
    headers: {
      ...{ ctm: split(ctm), ctm_json: split(json), callrail: split(rail) },
      ...{ callrail_json: split(railJson), generic: split(any) },
    },
  }));
}
