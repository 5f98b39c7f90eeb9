const has = (words: string) => new RegExp(`(^|[^a-z])(${words})([^a-z]|$)`);

const SEARCH = has("google|bing|yahoo|duckduckgo|ecosia|baidu|yandex|ask|aol|search");
const SOCIAL = has(
  "facebook|fb|instagram|ig|meta|linkedin|twitter|x|t\\.co|tiktok|pinterest|reddit|snapchat|youtube|nextdoor|social",
);
const ADS = has("ads|ad|adwords|ppc|cpc|paid");
const EMAIL = has("email|e-mail|mail|newsletter|mailchimp|hubspot|klaviyo");
const OFFLINE = has(
  "print|radio|tv|television|billboard|offline|flyer|postcard|magazine|newspaper|direct mail|event|yellow pages|mailer",
);
const DIRECT = /^\(?(direct|none)\)?$/;

type SourceClass =
  | "none"
  | "direct"
  | "search"
  | "paid search"
  | "social"
  | "paid social"
  | "email"
  | "offline"
  | "other";
type MediumClass =
  | "none"
  | "paid"
  | "paid social"
  | "display"
  | "organic"
  | "social"
  | "email"
  | "referral"
  | "offline"
  | "other";

const sourceClasses: readonly SourceClass[] = [
  ...(["none", "direct", "search", "paid search", "social", "paid social", "email", "offline", "other"] as const),
];
const mediumClasses: readonly MediumClass[] = [
  ...([
    "none",
    "paid",
    "paid social",
    "display",
    "organic",
    "social",
    "email",
    "referral",
    "offline",
    "other",
  ] as const),
];

export const channels = [
  ...(["Paid search", "Paid social", "Display", "Organic search", "Organic social"] as const),
  ...(["Email", "Referral", "Offline", "Direct", "Other"] as const),
] as const;
export type Channel = (typeof channels)[number];

/** Number of classes of sources; a channel's place is `medium class * sourceClassCount + source class`. */
export const sourceClassCount = sourceClasses.length;

/** Which class a source's name is of, as its place in the list; 0 where there is none. */
export function sourceClassOf(name: string | null): number {
  return sourceClasses.indexOf(classifySource(name));
}

/** Which class a medium's name is of, as its place in the list; 0 where there is none. */
export function mediumClassOf(name: string | null): number {
  return mediumClasses.indexOf(classifyMedium(name));
}

/** The channel of each pair of classes. The grouping follows Google Analytics' default channels, with what is not on the web as Offline. */
export const channelOfClasses: readonly Channel[] = mediumClasses.flatMap((medium) =>
  sourceClasses.map((source) => channelOf(source, medium)),
);

function classifySource(name: string | null): SourceClass {
  const text = name?.trim().toLowerCase() ?? "";
  if (text === "") return "none";
  if (DIRECT.test(text)) return "direct";
  if (SOCIAL.test(text)) return ADS.test(text) ? "paid social" : "social";
  if (OFFLINE.test(text)) return "offline";
  if (EMAIL.test(text)) return "email";
  if (SEARCH.test(text)) return ADS.test(text) ? "paid search" : "search";
  return "other";
}

function classifyMedium(name: string | null): MediumClass {
  const text = name?.trim().toLowerCase() ?? "";
  if (text === "" || DIRECT.test(text) || text === "(not set)") return "none";
  if (has("paid.?social|social.?paid|paidsocial").test(text)) return "paid social";
  if (has("display|banner|cpm|interstitial|programmatic|retargeting|remarketing").test(text)) return "display";
  if (has("cpc|ppc|paid|paidsearch|paid search|cpv|cpa|sem").test(text)) return "paid";
  if (OFFLINE.test(text)) return "offline";
  if (EMAIL.test(text)) return "email";
  if (has("social|social-network|social media|sm").test(text)) return "social";
  if (has("organic|seo").test(text)) return "organic";
  if (has("referral|affiliate|link|partner|directory").test(text)) return "referral";
  return "other";
}

function channelOf(source: SourceClass, medium: MediumClass): Channel {
  const social = source === "social" || source === "paid social";
  switch (medium) {
    case "paid social":
      return "Paid social";
    case "paid":
      return social ? "Paid social" : "Paid search";
    case "display":
      return "Display";
    case "social":
      return source === "paid social" ? "Paid social" : "Organic social";
    case "organic":
      return social ? "Organic social" : "Organic search";
    case "email":
      return "Email";
    case "offline":
      return "Offline";
    case "referral":
      return social ? "Organic social" : "Referral";
    default:
      return channelOfSource(source, medium === "none");
  }
}

function channelOfSource(source: SourceClass, withoutMedium: boolean): Channel {
  if (source === "paid search") return "Paid search";
  if (source === "paid social") return "Paid social";
  if (source === "social") return "Organic social";
  if (source === "search") return "Organic search";
  if (source === "email") return "Email";
  if (source === "offline") return "Offline";
  return withoutMedium && (source === "none" || source === "direct") ? "Direct" : "Other";
}
