import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createAccount, setPassword } from "@parley/core/accounts";
import { finalStatuses, getCall, placeCall } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { seedDemoCalls, seedDemoPersonas, synthesizeDemoRecordings } from "@parley/core/demo";
import { createOrganization } from "@parley/core/organizations";
import { withTenant } from "@parley/db";
import { organizations, users } from "@parley/db/schema";
import { eq, ne } from "drizzle-orm";
import type { SpeechStack } from "../voice/speech-stack.ts";
import type { Services } from "./services.ts";

const DEMO_EMAIL = "demo@example.com";
/** Known to everybody, so it only counts while nobody else can reach this server. */
const LOOPBACK_PASSWORD = "parley-demo";

/** What this machine remembers of its demo, in DATA_DIR/demo.json. */
interface DemoState {
  userId: string;
  organizationId: string;
  password: "fixed" | "random";
  /** The three AI calls were placed; a later start does not place them again. */
  callsPlaced: boolean;
}

export interface DemoSignIn {
  email: string;
  /** Null when it was printed by an earlier start. */
  password: string | null;
}

/** On the very first start makes the demo workspace; on later ones only keeps the fixed password from ever being reachable from outside. */
export async function ensureDemo(services: Services): Promise<DemoSignIn | null> {
  const { config } = services;
  const known = readState(services);
  if (known) return guardPassword(services, known);
  if (config.env.DEMO === "0" || (await hasOtherUsers(services))) return null;
  const password = config.isLoopback ? LOOPBACK_PASSWORD : randomPassword();
  const userId = await demoUser(services, password);
  const organizationId = await demoOrganization(services, userId);
  await seedDemoCalls(services, { organizationId });
  await seedDemoPersonas(services, { organizationId });
  writeState(services, {
    userId,
    organizationId,
    password: config.isLoopback ? "fixed" : "random",
    callsPlaced: false,
  });
  return { email: DEMO_EMAIL, password };
}

async function guardPassword(services: Services, state: DemoState): Promise<DemoSignIn | null> {
  const { isLoopback } = services.config;
  const exists = await services.db.select({ id: users.id }).from(users).where(eq(users.id, state.userId));
  if (exists.length === 0) return null;
  if (isLoopback === (state.password === "fixed"))
    return { email: DEMO_EMAIL, password: isLoopback ? LOOPBACK_PASSWORD : null };
  const password = isLoopback ? LOOPBACK_PASSWORD : randomPassword();
  await setPassword(services, state.userId, password);
  writeState(services, { ...state, password: isLoopback ? "fixed" : "random" });
  return { email: DEMO_EMAIL, password };
}

/** A start that was killed half way leaves the account without its workspace; the next one goes on from there. */
async function demoUser(services: Services, password: string): Promise<string> {
  const [left] = await services.db.select({ id: users.id }).from(users).where(eq(users.email, DEMO_EMAIL));
  if (left) {
    await setPassword(services, left.id, password);
    return left.id;
  }
  // Who holds the machine that nobody else reaches runs the installation.
  const isOperator = services.config.isLoopback;
  const { userId } = await createAccount(services, { name: "Demo owner", email: DEMO_EMAIL, password, isOperator });
  return userId;
}

async function demoOrganization(services: Services, userId: string): Promise<string> {
  const [left] = await withTenant(services.db, { userId }, (tx) =>
    tx.select({ id: organizations.id }).from(organizations),
  );
  const organizationId =
    left?.id ??
    (
      await createOrganization(
        { ...services, userId },
        { name: "Demo workspace", timezone: "America/New_York", currency: "USD" },
      )
    ).id;
  await withTenant(services.db, { organizationId }, (tx) =>
    tx.update(organizations).set({ isDemo: true }).where(eq(organizations.id, organizationId)),
  );
  return organizationId;
}

/** Three calls that the simulator really holds, one after the other, as a newcomer may listen to them. */
const demoCalls = [
  {
    to: "+15005550100",
    callerName: "Kate Miller",
    purpose: "Ask for the opening hours on Saturday",
    instructions: "Only the opening hours matter.",
  },
  {
    to: "+15005550103",
    callerName: "Kate Miller",
    purpose: "Ask them to call back about the appointment on Tuesday",
    instructions: "Leave a message when a machine answers.",
  },
  {
    to: "+15005550104",
    callerName: "Kate Miller",
    purpose: "Ask whether the repair can be moved to Thursday",
    instructions: "The repair was booked for Wednesday.",
  },
];

/** What takes long, once the pages answer: the AI calls first, then the recordings of the generated ones. May be cut off at any moment. */
export async function enrichDemo(services: Services, speech: SpeechStack): Promise<void> {
  const state = readState(services);
  if (!state || services.carrier.name !== "simulator") return;
  const { organizationId } = state;
  const [organization] = await withTenant(services.db, { organizationId }, (tx) => tx.select().from(organizations));
  if (!organization?.isDemo) return;
  if (!state.callsPlaced) {
    // Marked first: a start that is cut off in between must not place these calls again.
    writeState(services, { ...state, callsPlaced: true });
    await placeDemoCalls(services, organizationId);
  }
  await synthesizeDemoRecordings({ ...services, tts: speech.callee.tts }, { organizationId });
}

async function placeDemoCalls(services: Services, organizationId: string): Promise<void> {
  const ctx = systemContext(services, organizationId, { kind: "job", job: "demo" });
  for (const call of demoCalls) {
    const { id } = await placeCall(ctx, { ...call, maxDurationSeconds: 180, metadata: { demo: true } });
    await ended(() => getCall(ctx, id));
  }
}

async function ended(read: () => ReturnType<typeof getCall>): Promise<void> {
  for (let waited = 0; waited < 240; waited++) {
    if (finalStatuses.includes((await read()).status)) return;
    await sleep(1_000);
  }
}

async function hasOtherUsers({ db }: Services): Promise<boolean> {
  return (await db.select({ id: users.id }).from(users).where(ne(users.email, DEMO_EMAIL)).limit(1)).length > 0;
}

const stateFile = ({ config }: Services) => join(config.dataDir, "demo.json");

function readState(services: Services): DemoState | null {
  return existsSync(stateFile(services)) ? JSON.parse(readFileSync(stateFile(services), "utf8")) : null;
}

function writeState(services: Services, state: DemoState): void {
  writeFileSync(stateFile(services), JSON.stringify(state), { mode: 0o600 });
}

function randomPassword(): string {
  return randomBytes(12).toString("base64url");
}
