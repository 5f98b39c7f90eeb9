import { derivedUuid } from "@parley/platform";
import type { TrackedCall } from "../imports/index.ts";
import type { Random } from "./create-random.ts";
import { sources } from "./scene.ts";

/** Columns in which a call tells of who called and of what came before. */
export const journeyColumns = ["email", "visitor_sid", "touchpoints"];

const DAY_MS = 86_400_000;
const web = sources.filter(({ online }) => online);
/** What people meet before they look for somebody to call: weights of first visits by source. */
const AWARENESS: Record<string, number> = { Facebook: 22, "Google Organic": 20, Yelp: 9, "Bing Ads": 8 };
const BEFORE = [0, 0, 0, 1, 1, 2, 2, 3, 4];
/** Somebody calls from another number than last time. */
const OTHER_NUMBER = 0.025;

/**
 * Adds to generated calls what makes journeys of them: visits of the website and forms before some, and an address by which a few people are
 * known over two numbers. Whoever converted had been there more often. Has chance of its own, so that the calls stay what they are.
 */
export function tellJourneys(random: Random, calls: readonly TrackedCall[]): void {
  const addresses = new Map<number, { email: string; name: string | null }>();
  const recent: TrackedCall[] = [];
  for (const call of calls) {
    const known = call.phone === null ? undefined : addresses.get(call.phone);
    const other = !known && recent.length > 50 && random.chance(OTHER_NUMBER) ? random.pick(recent) : null;
    const same = other?.phone == null ? undefined : addresses.get(other.phone);
    const person =
      known ?? same ?? (random.chance(0.3) ? { email: addressOf(call), name: call.personName } : undefined);
    if (person && call.phone !== null && !call.spam) {
      addresses.set(call.phone, person);
      call.personName = person.name;
      recent.push(call);
      if (recent.length > 400) recent.shift();
    }
    const isWeb = call.dimensions.landing_page !== undefined && !call.spam && call.direction === "inbound";
    const visits = isWeb ? visitsBefore(random, call) : [];
    call.details.push(
      person && random.chance(0.6) ? person.email : "",
      isWeb ? derivedUuid("visitor", String(call.phone)).slice(0, 13) : "",
      visits.length > 0 ? JSON.stringify(visits) : "",
    );
  }
}

function visitsBefore(random: Random, call: TrackedCall) {
  const count = Math.min(4, random.pick(BEFORE) + (call.converted && random.chance(0.5) ? 1 : 0));
  const ages = Array.from({ length: count }, () => Math.exp(random.normal(1.6, 1.1)) * DAY_MS).sort((a, b) => b - a);
  return ages.map((age, i) => {
    const isFirst = i === 0;
    const source = random.weighted(
      web.map((one) => ({ ...one, weight: isFirst ? (AWARENESS[one.source] ?? 4) : one.weight })),
    );
    return {
      time: new Date(Math.floor((call.calledAt - age - 60_000) / 1000) * 1000).toISOString(),
      touch_type: !isFirst && random.chance(0.12) ? "form" : "visit",
      ...{ source: source.source, medium: source.medium },
      ...(source.campaigns.length > 0 ? { campaign: random.pick(source.campaigns) } : {}),
    };
  });
}

/** The digits keep apart people of one name. */
function addressOf({ personName, phone }: TrackedCall): string {
  const words = (personName ?? "caller").toLowerCase().replace(/[^a-z]+/g, ".");
  return `${words}.${((phone ?? 0) % 10_000_000).toString(36)}@example.com`;
}
