import { derivedUuid } from "@parley/platform";
import type { DimensionKind } from "../dimensions/index.ts";
import { localParts, type TrackedCall } from "../imports/index.ts";
import type { Random } from "./create-random.ts";
import type { DemoCaller } from "./make-callers.ts";
import { agents, type DemoAgent, type DemoSource, devices, keywords, landingPages, sources, tags } from "./scene.ts";
import type { CallTime } from "./spread-calls.ts";

/** Names of what the demo keeps beside the columns of a call. */
export const demoColumns = ["Generated", "Phone Type", "Call Path", "Likelihood"];

export interface CallSeed {
  number: number;
  calledAt: number;
  time: CallTime;
  caller: DemoCaller;
  zone: string;
}

/** One made-up call. How it goes hangs together: who answers, how well, from which source, and what comes of it. */
export function makeCall(random: Random, { number, calledAt, time, caller, zone }: CallSeed): TrackedCall {
  const source = random.weighted(sources);
  const agent = random.weighted(agents);
  const spam = random.chance(0.035);
  const direction = !spam && random.chance(0.06) ? "outbound" : "inbound";
  const open = time.hour >= 7 && time.hour < 19 && time.weekday < 7;
  const outcome = spam ? blocked(random) : talk(random, direction, open, time, agent);
  const talkSeconds = outcome.talkSeconds;
  const answered = outcome.status === "answered";
  const score = answered && random.chance(0.74) ? scoreOf(random, agent, source) : null;
  const odds = 0.27 * source.quality * (agent.skill / 3.7) * (score === null ? 0.9 : score / 3.6);
  const converted = answered && random.chance(Math.min(0.8, odds));
  const local = localParts(zone, calledAt);
  return {
    id: derivedUuid("tracked", "demo", String(number)),
    ...{ direction, calledAt, localDate: local.date, localHour: local.hour, localDow: local.weekday },
    ...outcome,
    durationSeconds: (outcome.ringSeconds ?? 0) + (talkSeconds ?? 0),
    phone: caller.phone,
    personName: caller.name,
    dimensions: attribution(random, source, caller, answered ? agent : null),
    score,
    valueMinor: converted ? Math.round(Math.exp(random.normal(6.1, 0.75)) * 100) : null,
    ...{ answered, humanAnswered: answered, converted, spam },
    tags: answered && random.chance(0.35) ? [random.pick(tags)] : [],
    notes: null,
    details: [
      "yes",
      random.chance(0.78) ? "Mobile" : "Landline",
      "Main line > Front desk",
      String(random.between(20, 99)),
    ],
  };
}

type Outcome = Pick<TrackedCall, "status" | "ringSeconds" | "talkSeconds">;

function blocked(random: Random): Outcome {
  return { status: "blocked", ringSeconds: random.between(0, 4), talkSeconds: null };
}

function talk(
  random: Random,
  direction: "inbound" | "outbound",
  open: boolean,
  time: CallTime,
  agent: DemoAgent,
): Outcome {
  const rush = time.weekday === 1 && time.hour >= 9 && time.hour <= 11 ? 0.08 : 0;
  const odds = direction === "outbound" ? 0.62 : open ? 0.86 - rush : 0.24;
  if (random.chance(odds)) {
    const talkSeconds = Math.max(12, Math.round(Math.exp(random.normal(4.9 + agent.skill * 0.06, 0.7))));
    return { status: "answered", ringSeconds: random.between(3, 22), talkSeconds: Math.min(talkSeconds, 3_000) };
  }
  if (direction === "outbound") return { status: "missed", ringSeconds: random.between(18, 40), talkSeconds: null };
  const how = random.next();
  if (how < (open ? 0.18 : 0.46))
    return { status: "voicemail", ringSeconds: random.between(20, 30), talkSeconds: null };
  if (how < (open ? 0.44 : 0.62)) return { status: "abandoned", ringSeconds: random.between(2, 14), talkSeconds: null };
  if (how > 0.97) return { status: "busy", ringSeconds: 0, talkSeconds: null };
  return { status: "missed", ringSeconds: random.between(15, 48), talkSeconds: null };
}

function scoreOf(random: Random, agent: DemoAgent, source: DemoSource): number {
  return Math.min(5, Math.max(1, Math.round(random.normal(agent.skill + (source.quality - 1) * 0.6, 0.85))));
}

function attribution(
  random: Random,
  source: DemoSource,
  caller: DemoCaller,
  agent: DemoAgent | null,
): Partial<Record<DimensionKind, string>> {
  const values: Partial<Record<DimensionKind, string>> = {
    ...{ source: source.source, medium: source.medium, state: caller.state, city: caller.city, country: "US" },
    tracking_number: `+18885550${String(110 + sources.indexOf(source)).padStart(3, "0")}`,
  };
  if (agent) values.agent = agent.name;
  if (source.campaigns.length > 0) values.campaign = random.pick(source.campaigns);
  if (source.paid && source.medium === "cpc") values.keyword = random.pick(keywords);
  if (source.online) {
    const { device, browser } = random.weighted(devices);
    Object.assign(values, { device, browser, landing_page: `https://harborlight.example${random.pick(landingPages)}` });
  }
  return values;
}
