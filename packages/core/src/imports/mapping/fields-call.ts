import { type Field, fieldsOf } from "./field.ts";

const identity = fieldsOf("identity", [
  [
    ...(["id", "Call id", "text"] as const),
    { ctm: "CallId|Call Id|Call ID|call_id", rail: "Call ID|CallId|Id", railJson: "id", any: "Call ID|call_id|id" },
    "callId",
  ],
  ["account_id", "Account id", "text", { ctm: "Account Id|Account ID|account_id", any: "Account ID" }, "accountId"],
  ["sid", "Activity SID", "text"],
  ["account_name", "Account", "text", { ctm: "Account Name" }],
  ["parent_id", "Parent call", "text"],
  ["tgid", "Tracking target id", "text"],
  ["indexed_at", "Last changed (index)", "date", {}, "editedAt"],
  ["timestamp", "Time of the index", "date", { json: "_timestamp|timestamp" }, "editedAt"],
  ["excluded", "Left out of reports", "boolean"],
  ["redacted", "Redacted", "boolean"],
  ["company_id", "Company id", "text", { json: "", railJson: "company_id" }],
  ["company_name", "Company", "text", { json: "", rail: "Company|Company Name", railJson: "company_name" }],
  ["company_time_zone", "Company's time zone", "text", { json: "", railJson: "company_time_zone" }],
]);

const time = fieldsOf("time", [
  [
    ...(["called_at", "Date and time", "date"] as const),
    {
      ctm: "DateTime|Date Time|Called At|called_at|Date/Time",
      rail: "Start Time|Date/Time|Date Time",
      railJson: "start_time",
      any: "DateTime|Date Time|Date/Time|Called At|Start Time|Call Start|Call Start Time|Started At|Start|Timestamp|Call Date|Call Date Time|Call Time|Created At",
    },
    "dateTime",
  ],
  ["unix_time", "Time in Unix seconds", "number", { any: "unix_time|epoch|Unix Timestamp" }, "unixTime"],
  ["called_date", "Date", "date", { ctm: "Date", json: "date", rail: "Date", any: "Date|Call Date" }, "date"],
  [
    "called_time",
    "Time",
    "text",
    { ctm: "Time", json: "time", rail: "Time", any: "Time|Time of Day|Call Time" },
    "time",
  ],
  ["day", "Weekday", "text", { ctm: "Day" }],
  ["month", "Month", "text", { ctm: "Month" }],
  ["hour", "Hour of day", "number", { ctm: "Hour of Day|Hour" }],
  ["created_at", "Written down at", "date", { json: "created_at", railJson: "created_at" }],
]);

const call = fieldsOf("call", [
  [
    ...(["direction", "Direction", "text"] as const),
    { ctm: "Direction", rail: "Direction", railJson: "direction", any: "Direction|Call Direction" },
    "direction",
  ],
  [
    ...(["call_status", "Status", "text"] as const),
    {
      ctm: "Call Status",
      rail: "Call Status|Call Type",
      any: "Call Status|Status|Disposition|Call Result|Result|Outcome",
    },
    "status",
  ],
  ["call_type", "Kind of answer", "text", { json: "", railJson: "call_type" }, "status"],
  ["formatted_call_type", "Kind of answer, as shown", "text", { json: "", railJson: "formatted_call_type" }, "status"],
  ["dial_status", "Dial status", "text", { ctm: "Dial Status" }],
  ["status", "Shown status", "text", { ctm: "Status", rail: "Status" }, "status"],
  [
    "answered",
    "Answered",
    "boolean",
    { json: "", rail: "Answered", railJson: "answered", any: "Answered" },
    "answered",
  ],
  [
    ...(["voicemail", "Voicemail", "boolean"] as const),
    { json: "", rail: "Voicemail", railJson: "voicemail", any: "Voicemail" },
    "voicemail",
  ],
  [
    ...(["duration", "Duration", "duration"] as const),
    {
      ctm: "Duration",
      rail: "Duration (seconds)|Duration",
      railJson: "duration",
      any: "Duration|Duration (seconds)|Call Duration|Duration (s)|Duration (sec)|Length|Call Length|Total Duration|Seconds",
    },
    "duration",
  ],
  ["formatted_duration", "Duration, as shown", "duration", { json: "", railJson: "formatted_duration" }, "duration"],
  [
    ...(["talk_time", "Talk time", "duration"] as const),
    { ctm: "Talk Time", rail: "Talk Time", any: "Talk Time|Talk Duration|Billable Seconds|billsec" },
    "talkTime",
  ],
  [
    ...(["ring_time", "Ring time", "duration"] as const),
    { ctm: "Ring Time", rail: "Ring Time", any: "Ring Time|Ring Duration|Time to Answer" },
    "ringTime",
  ],
  ["hold_time", "Hold time", "duration", { ctm: "Hold Time" }],
  ["wait_time", "Wait in the queue", "duration", { ctm: "Wait Time" }],
  ["left_talk_time", "Caller's share of talk", "duration"],
  ["right_talk_time", "Agent's share of talk", "duration"],
  ["duration_period_gte", "Beginning of the call's span", "number", { json: "duration_period.gte" }],
  ["duration_period_lte", "End of the call's span", "number", { json: "duration_period.lte" }],
  ["billed_amount", "Billed amount", "number"],
  ["billed_at", "Billed at", "date"],
  ["likelihood", "Likelihood of the web visit", "number", { ctm: "Likelihood" }],
  ["legs", "Legs", "list"],
  ["transfers", "Transfers", "list"],
  ["first_transfer_point", "First transfer", "text", { ctm: "First Transfer Point", json: "" }],
  ["all_transfer_points", "All transfers", "list", { ctm: "All Transfer Points", json: "" }],
  ["call_path", "Call path", "list", { ctm: "Call Path" }, "callPath"],
  ["inputs_menu_inputs", "Keys pressed", "list", { ctm: "Menu Key Press", json: "inputs.menu_inputs" }],
  ["inputs_geo_inputs", "Places keyed in", "list", { json: "inputs.geo_inputs" }],
  ["inputs", "Inputs", "list"],
  ["keypad_entries", "Keypad entries", "text", { json: "", rail: "Keypad Entries", railJson: "keypad_entries" }],
  ["callbacks", "Call-backs", "list"],
  ["emails", "E-mails about the call", "list"],
]);

const numbers = fieldsOf("numbers", [
  [
    ...(["tracking_number", "Tracking number", "phone"] as const),
    {
      ctm: "Tracking #|Tracking Number",
      rail: "Tracking Number|Tracking Phone Number",
      railJson: "tracking_phone_number",
      any: "Tracking Number|Tracking #|Tracking Phone Number|Dialed Number|Dialled Number|Called Number|To Number|To|DID|Destination Number",
    },
    "trackingNumber",
  ],
  [
    ...(["tracking_number_format", "Tracking number, as shown", "phone"] as const),
    { railJson: "formatted_tracking_phone_number" },
    "trackingNumber",
  ],
  ["tracking_number_bare", "Tracking number, bare", "phone", {}, "trackingNumber"],
  ["tracking_number_id", "Tracking number's id", "text"],
  ["tracking_number_sid", "Tracking number's SID", "text"],
  ["tracking_label", "Tracking number's label", "text", { ctm: "Tracking # Label", rail: "Number Name" }],
  [
    ...(["business_number", "Receiving number", "phone"] as const),
    {
      ctm: "Receiving Number|Receiving #",
      rail: "Destination Number|Business Phone Number",
      railJson: "business_phone_number",
    },
  ],
  [
    ...(["business_number_format", "Receiving number, as shown", "phone"] as const),
    { railJson: "formatted_business_phone_number" },
  ],
  ["business_label", "Receiving number's label", "text", { ctm: "Receiving Number Label" }],
  ["receiving_number_id", "Receiving number's id", "text"],
  ["receiving_number_sid", "Receiving number's SID", "text"],
  ["tracker_id", "Tracker", "text", { json: "", railJson: "tracker_id" }],
]);

export const callFieldsOfFiles: Field[] = [...identity, ...time, ...call, ...numbers];
