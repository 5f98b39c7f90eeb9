import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, "..", name), "utf8")
    .trim()
    .split(",");

/** Headers as they stand in files of each system, near-duplicates and padding included. */
export const goldenHeaders = {
  ctm: read("export-header.test-data.csv"),
  ctm_date_time: [
    ...[
      "Call Id",
      " Name ",
      "Customer #",
      "Tracking Source",
      "Call Status",
      "Duration",
      "Ring Time",
      "Talk Time",
      "Date",
      "Time",
    ],
    ...[
      "source",
      "medium",
      "campaign",
      "Campaign",
      "Agent",
      "CSR Call Score",
      "Account Id",
      "Transcription",
      "transcript",
    ],
  ],
  ctm_older: [
    ...["CallId", "Name", "Customer #", "Tracking Source", "Search Query", "Referral", "Page", "Duration", "Talk Time"],
    ...["City", "State", "DateTime", "Tracking #", "Tags", "Notes", "Audio"],
  ],
  ctm_json: [
    ...["id", "account_id", "name", "caller_number", "caller_number_format", "tracking_number", "source", "web_source"],
    ...["called_at", "unix_time", "indexed_at", "call_status", "dial_status", "duration", "talk_time", "ring_time"],
    ...["sale.score", "sale.value", "sale.conversion", "agent.name", "agent.email", "tag_list", "notes", "location"],
    ...["last_location", "transcription", "transcription_text", "ga", "ga.gclid", "paid.ad_placement", "touchpoints"],
    ...["custom_fields.ward", "activity_analysis.general", "source_tag", "visitor_ip", "spam", "brand_new_thing"],
  ],
  callrail: [
    ...["Start Time", "Source", "Campaign", "Keywords", "Tracking Number", "Customer Name", "Customer Phone Number"],
    ...["Customer City", "Customer State", "Duration (seconds)", "First-Time Caller", "Lead Status", "Value", "Ward"],
  ],
  callrail_json: [
    ...["id", "start_time", "direction", "answered", "voicemail", "duration", "formatted_duration", "customer_name"],
    ...["customer_phone_number", "tracking_phone_number", "source", "source_name", "value", "tags", "note", "gclid"],
    ...["lead_status", "milestones.first_touch.source", "milestones.first_touch.medium"],
  ],
  generic: ["Start", "From", "To", "Length", "Result", "Rep", "Shoe size"],
} as const;
