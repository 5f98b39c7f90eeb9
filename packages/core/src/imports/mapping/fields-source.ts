import { type Field, fieldsOf } from "./field.ts";

const source = fieldsOf("source", [
  [
    ...(["source", "Tracking source", "text"] as const),
    {
      ctm: "Tracking Source",
      rail: "Source|Tracking Source|Number Source",
      railJson: "source",
      any: "Tracking Source|Source|Lead Source|Traffic Source|Marketing Source|Call Source",
    },
    "trackingSource",
  ],
  ["source_name", "Name of the source", "text", { json: "", railJson: "source_name" }, "trackingSource"],
  [
    ...(["formatted_tracking_source", "Tracking source, as shown", "text"] as const),
    { json: "", railJson: "formatted_tracking_source" },
    "trackingSource",
  ],
  ["source_id", "Tracking source's id", "text"],
  ["source_sid", "Tracking source's SID", "text"],
  ["source_tag", "Source tag", "text", { ctm: "Source Tag" }],
  [
    ...(["web_source", "Source of the web visit", "text"] as const),
    { ctm: "source|Web Source", rail: "UTM Source", railJson: "utm_source", any: "utm_source|UTM Source" },
    "webSource",
  ],
  [
    ...(["medium", "Medium", "text"] as const),
    { ctm: "medium|Medium", rail: "Medium", railJson: "medium", any: "Medium|utm_medium|UTM Medium" },
    "medium",
  ],
  ["utm_medium", "Medium (UTM)", "text", { json: "", rail: "UTM Medium", railJson: "utm_medium" }, "medium"],
  [
    ...(["campaign", "Campaign", "text"] as const),
    {
      ctm: "campaign|Campaign",
      rail: "Campaign|Campaign Name",
      railJson: "campaign",
      any: "Campaign|Campaign Name|utm_campaign|UTM Campaign",
    },
    "campaign",
  ],
  ["utm_campaign", "Campaign (UTM)", "text", { json: "", rail: "UTM Campaign", railJson: "utm_campaign" }, "campaign"],
  [
    ...(["keyword", "Keyword", "text"] as const),
    {
      ctm: "keyword|Keyword",
      rail: "Keywords|Keyword",
      railJson: "keywords",
      any: "Keyword|Keywords|utm_term|UTM Term|Search Keyword",
    },
    "keyword",
  ],
  ["utm_term", "Keyword (UTM)", "text", { json: "", rail: "UTM Term", railJson: "utm_term" }, "keyword"],
  ["utm_content", "Content (UTM)", "text", { json: "", rail: "UTM Content", railJson: "utm_content" }],
  ["keyword_id", "Keyword's id", "text"],
  ["search", "Search query", "text", { ctm: "Search Query" }],
  [
    ...(["referrer", "Referrer", "text"] as const),
    {
      ctm: "Referral Page|Referral|Referrer",
      rail: "Referrer|Referring URL",
      railJson: "referring_url",
      any: "Referrer|Referral Page|Referral|Referring URL|Referer",
    },
    "referrer",
  ],
  [
    "referrer_domain",
    "Referrer's domain",
    "text",
    { json: "", rail: "Referrer Domain", railJson: "referrer_domain" },
    "referrer",
  ],
  [
    ...(["location", "Landing page", "text"] as const),
    {
      ctm: "Landing Page|Page",
      rail: "Landing Page|Landing Page URL",
      railJson: "landing_page_url",
      any: "Landing Page|Landing Page URL|Page|URL",
    },
    "landingPage",
  ],
  [
    ...(["last_location", "Page when calling", "text"] as const),
    { ctm: "Last URL", rail: "Last Requested URL", railJson: "last_requested_url", any: "Last URL" },
    "landingPage",
  ],
]);

const same = (key: string) => ({ ctm: key });
const paid = (key: string) => ({ json: `paid.${key}` });

const ads = fieldsOf("ads", [
  ["ad_match_type", "Match type", "text", same("ad_match_type")],
  ["ad_content", "Ad content", "text", same("ad_content")],
  ["ad_slot", "Ad slot", "text", same("ad_slot")],
  ["ad_slot_position", "Position in the slot", "text", same("ad_slot_position")],
  ["ad_network", "Ad network", "text", { ctm: "ad_network", any: "Ad Network|Network" }, "adNetwork"],
  ["creative_id", "Creative id", "text", same("creative_id")],
  ["ad_group_id", "Ad group id", "text", { ctm: "ad_group_id", any: "Ad Group|ad_group_id" }, "adGroup"],
  ["adgroup_id", "Ad group id (other spelling)", "text", same("adgroup_id"), "adGroup"],
  ["campaign_id", "Campaign id", "text", same("campaign_id")],
  ["ad_format", "Ad format", "text", same("ad_format")],
  ["ad_targeting_type", "Targeting", "text", same("ad_targeting_type")],
  ["paid_ad_placement", "Ad placement", "text", { ctm: "ad_placement", json: "paid.ad_placement" }],
  ["paid_source", "Source of the paid click", "text", paid("source")],
  ["paid_medium", "Medium of the paid click", "text", paid("medium"), "medium"],
  ["paid_keyword", "Keyword of the paid click", "text", paid("keyword"), "keyword"],
  ["paid_campaign", "Campaign of the paid click", "text", paid("campaign"), "campaign"],
  ["paid_ad_group", "Ad group of the paid click", "text", paid("ad_group"), "adGroup"],
  ["paid_ad_match_type", "Match type of the paid click", "text", paid("ad_match_type")],
  ["paid_ad_content", "Content of the paid click", "text", paid("ad_content")],
  ["paid_ad_slot_position", "Position of the paid click", "text", paid("ad_slot_position")],
  ["paid_ad_network", "Network of the paid click", "text", paid("ad_network"), "adNetwork"],
  ["paid_ad_format", "Format of the paid click", "text", paid("ad_format")],
  ["paid_ad_group_id", "Ad group id of the paid click", "text", paid("ad_group_id")],
  ["paid_campaign_id", "Campaign id of the paid click", "text", paid("campaign_id")],
]);

const rail = (key: string, csv?: string) => ({ json: "", railJson: key, rail: csv });

const ids = fieldsOf("ids", [
  ["ga_cid", "Google client id", "text", { ctm: "Google UID", json: "ga.cid", railJson: "ga", rail: "GA Client ID" }],
  [
    "ga_gclid",
    "Google click id",
    "text",
    { ctm: "Google Click ID", json: "ga.gclid", railJson: "gclid", rail: "GCLID" },
  ],
  ["ga_gclsrc", "Google click source", "text", { json: "ga.gclsrc" }],
  ["ga_gwbraid", "Google web-to-app click id", "text", { json: "ga.gwbraid" }],
  ["ga_gwbraid_type", "Kind of that click id", "text", { json: "ga.gwbraid_type" }],
  ["ga_utmz", "Google cookie utmz", "text", { json: "ga.utmz", railJson: "utmz" }],
  ["ga_utma", "Google cookie utma", "text", { json: "ga.utma", railJson: "utma" }],
  ["ga_utmb", "Google cookie utmb", "text", { json: "ga.utmb", railJson: "utmb" }],
  ["ga_utmc", "Google cookie utmc", "text", { json: "ga.utmc", railJson: "utmc" }],
  ["utmv", "Google cookie utmv", "text", rail("utmv")],
  ["ga_medium", "Google Analytics medium", "text", { json: "ga.medium" }],
  ["ga_campaign", "Google Analytics campaign", "text", { json: "ga.campaign" }],
  ["ga_ga4", "Google Analytics 4 sessions", "list", { json: "ga.ga4" }],
  ["ga_events", "Google Analytics events", "list", { json: "ga.events" }],
  ["ms", "Microsoft click id", "text", { ctm: "MS Click ID", json: "ms", railJson: "msclkid", rail: "MSCLKID" }],
  ["fbclid", "Facebook click id", "text", rail("fbclid", "FBCLID")],
]);

export const sourceFields: Field[] = [...source, ...ads, ...ids];
