import type { Random } from "./export-random.ts";
import type { SetCell } from "./export-row.ts";
import { browsers, campaigns, devices, keywords, landingPages, type Source, spotted } from "./export-vocabulary.ts";

/** Addresses that are kept for documentation. */
const NETWORKS = ["192.0.2", "198.51.100", "203.0.113"];

/** The visit behind a call: where it came from, what it looked at, and for paid ones the ad. */
export function setVisit(set: SetCell, random: Random, source: Source): void {
  const page = random.favour(landingPages);
  const device = random.favour(devices);
  set("source", source.source);
  set("medium", source.medium);
  set(
    "Referral Page",
    source.referrer && random.chance(0.1) ? `${source.referrer}search?q=${random.below(3000)}` : source.referrer,
  );
  set("Last URL", page);
  set("Likelihood", (60 + random.next() * 40).toFixed(4));
  set("Visitor IP", `${random.pick(NETWORKS)}.${1 + random.below(254)}`);
  set("Visitor SID", random.hex(24));
  set("Google UID", `GA1.2.${random.below(2_000_000_000)}.${1_700_000_000 + random.below(60_000_000)}`);
  set("Browser", random.favour(browsers));
  set("Device", device);
  set("Mobile", String(device === "iPhone" || device === "Android"));
  set(
    "Custom Variables",
    `{"location":"${random.below(60)}","page_views":${1 + random.below(9)},"returning":${random.chance(0.3)},"first_seen":"2024-0${1 + random.below(9)}-1${random.below(9)}"}`,
  );
  if (random.chance(0.1)) {
    set("Experiments", "headline test");
    set("Variations", random.pick(["a", "b", "c"]));
  }
  if (random.chance(0.05)) set("Keyword Spotting", random.pick(spotted));
  if (random.chance(0.02)) set("Form Name", "Contact Form");
  if (source.medium === "organic" && random.chance(0.3)) set("Search Query", random.favour(keywords));
  if (source.paid) setAd(set, random, source);
}

function setAd(set: SetCell, random: Random, source: Source): void {
  const keyword = random.favour(keywords);
  const group = 60_000_000_000 + random.below(1_200) * 7_919;
  const social = source.medium === "paid_social";
  set("campaign", random.favour(campaigns));
  set("campaign_id", String(1_200_000_000 + random.below(160) * 104_729));
  set("ad_group_id", String(group));
  set("adgroup_id", String(group));
  set("creative_id", String(500_000_000_000 + random.below(4_000) * 7_907));
  set(
    "ad_content",
    random.pick(["Emergency service, 24/7", "Free estimate today", "Family owned since 1988", "Same day repair"]),
  );
  set("ad_format", social ? "image" : "text");
  set("ad_network", source.source);
  set("ad_placement", social ? "feed" : "top");
  if (social) return;
  set("keyword", keyword);
  set("Search Query", random.chance(0.5) ? keyword : `${keyword} open now`);
  set("ad_match_type", random.pick(["exact", "phrase", "broad"]));
  set("ad_slot", random.pick(["top", "other"]));
  set("ad_slot_position", `1t${1 + random.below(4)}`);
  set("ad_targeting_type", "search");
  if (source.source === "google") set("Google Click ID", `CjwKCAjw${random.hex(64)}_BwE`);
  else set("MS Click ID", random.hex(32));
}
