import { type Field, fieldsOf } from "./field.ts";

const visit = (key: string) => ({ json: `webvisit.${key}` });
const rail = (key: string, csv?: string) => ({ json: "", railJson: key, rail: csv });

const web = fieldsOf("web", [
  ["visitor", "Web visit attached", "boolean"],
  ["visitor_sid", "Visitor's id", "text", { ctm: "Visitor SID" }],
  ["visitor_ip", "Visitor's IP address", "text", { ctm: "Visitor IP" }],
  ["webvisit_browser", "Browser", "text", { ...visit("browser"), ctm: "Browser", any: "Browser" }, "browser"],
  [
    ...(["webvisit_device", "Device", "text"] as const),
    {
      ...visit("device"),
      ctm: "Device",
      rail: "Device Type|Device",
      railJson: "device_type",
      any: "Device|Device Type",
    },
    "device",
  ],
  ["webvisit_mobile", "Mobile visit", "boolean", { ...visit("mobile"), ctm: "Mobile" }],
  ["webvisit_score", "Visit's score", "number", visit("score")],
  ["webvisit_keywords", "Visit's keywords", "text", visit("keywords")],
  ["webvisit_referrer_host", "Referrer's host", "text", visit("referrer_host")],
  ["webvisit_referrer_path", "Referrer's path", "text", visit("referrer_path")],
  ["webvisit_location_host", "Page's host", "text", visit("location_host")],
  ["webvisit_location_path", "Page's path", "text", visit("location_path")],
  ["ubv", "Unbounce variant", "text", { ctm: "Unbounce Variant" }],
  ["ubp", "Unbounce page", "text"],
  ["ubvt", "Unbounce kind of variant", "text"],
  ["experiments", "Experiments", "list", { ctm: "Experiments" }],
  ["variations", "Variations", "list", { ctm: "Variations" }],
  ["vwo_experiments", "VWO experiments", "list", { ctm: "VWO Experiments" }],
  ["vwo_variations", "VWO variations", "list", { ctm: "VWO Variations" }],
  ["custom_variables", "Variables of the page", "text", { ctm: "Custom Variables" }],
]);

const touch = (key: string, label: string) =>
  [`touchpoints_${key}`, label, "list", { json: `touchpoints.${key}` }] as [string, string, "list", { json: string }];

const journey = fieldsOf("journey", [
  ["first_touch", "First touch", "text"],
  ["last_touch", "Last touch", "text"],
  ["touchpoints", "Touches", "list"],
  touch("call_id", "Touches: call"),
  touch("time", "Touches: time"),
  touch("touch_type", "Touches: call or visit"),
  touch("clickid", "Touches: click id"),
  touch("type", "Touches: kind of click id"),
  touch("source", "Touches: source"),
  touch("medium", "Touches: medium"),
  touch("position", "Touches: position"),
  touch("weight", "Touches: weight"),
  touch("visitor_sid", "Touches: visitor"),
  ["milestones", "Milestones", "list", rail("milestones")],
  ["timeline_url", "Page of the journey", "text", rail("timeline_url", "Timeline URL")],
]);

const agent = fieldsOf("agent", [
  [
    ...(["agent_name", "Agent", "text"] as const),
    {
      ctm: "Agent|Agent Name",
      json: "agent.name",
      rail: "Agent|Agent Name",
      any: "Agent|Agent Name|Answered By|Rep|Sales Rep|Employee|User",
    },
    "agent",
  ],
  [
    ...(["agent_email", "Agent's e-mail", "text"] as const),
    { ctm: "Agent Email", json: "agent.email", rail: "Agent Email", railJson: "agent_email" },
    "agent",
  ],
  ["agent_id", "Agent's id", "text", { ctm: "Agent Id" }],
  ["agent_key", "Agent's id in the agent's own record", "text", { json: "agent.id" }],
  ["agent_insights", "Agent was analysed", "boolean"],
]);

const score = fieldsOf("score", [
  [
    ...(["sale_service_rep_name", "CSR", "text"] as const),
    { ctm: "CSR Name", json: "sale.service_rep_name", any: "CSR Name|CSR" },
    "csrName",
  ],
  [
    ...(["sale_score", "Score", "number"] as const),
    { ctm: "CSR Call Score|Score", json: "sale.score", rail: "Score|Call Score", any: "Score|Call Score|Rating" },
    "score",
  ],
  [
    ...(["sale_conversion", "Converted", "boolean"] as const),
    {
      ctm: "CSR Conversion|Conversion",
      json: "sale.conversion",
      rail: "Conversion|Converted",
      any: "Conversion|Converted|Sale",
    },
    "conversion",
  ],
  [
    ...(["sale_value", "Value", "money"] as const),
    {
      ctm: "CSR Value|Value",
      json: "sale.value",
      rail: "Value",
      railJson: "value",
      any: "Value|Sale Value|Revenue|Amount|Sale Amount",
    },
    "value",
  ],
  ["formatted_value", "Value, as shown", "money", rail("formatted_value"), "value"],
  ["sale_sale_date", "Day of the sale", "date", { ctm: "CSR Sale Date|Sale Date", json: "sale.sale_date" }],
  ["sale_notes", "Notes about the sale", "text", { json: "sale.notes" }],
  ["sale_none", "No sale", "boolean", { json: "sale.none" }],
  ["sale_call_id", "Call of the sale", "text", { json: "sale.call_id" }],
  ["lead_status", "Lead status", "text", rail("lead_status", "Lead Status|Qualified")],
  ["good_lead_call_id", "Call that first qualified the lead", "text", rail("good_lead_call_id")],
  ["good_lead_call_time", "When the lead was first qualified", "date", rail("good_lead_call_time")],
  ["tag_list", "Tags", "list", { ctm: "Tags|Tag List", rail: "Tags", railJson: "tags", any: "Tags|Labels" }, "tags"],
  [
    ...(["notes", "Notes", "text"] as const),
    { ctm: "Notes|Note", rail: "Note|Notes", railJson: "note", any: "Notes|Note|Comments|Comment" },
    "notes",
  ],
]);

export const webFields: Field[] = [...web, ...journey, ...agent, ...score];
