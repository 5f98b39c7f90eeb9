import { type Database, type Transaction, withTenant } from "@parley/db";
import {
  calls,
  knowledgeEntries,
  personaExamples,
  personas,
  phoneNumbers,
  scenarios,
  transcriptSegments,
} from "@parley/db/schema";
import { type Clock, derivedUuid, encodeId } from "@parley/platform";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { appendEvent } from "../events/index.ts";
import { pairsOfCall } from "../examples/pairs-of-call.ts";
import { enqueue } from "../jobs/index.ts";
import { demoKnowledge, demoNumber, demoPersonas, demoScenarios } from "./persona-scene.ts";

/** Embedding waits until the newcomer has seen the pages: both want the processor. */
const EMBED_AFTER_MS = 60_000;
const CONVERSATIONS = 3;
const EXAMPLES = 6;

/** The same in every seeding of the same organization, so that doing it again changes nothing and removing finds it. */
export const demoUuid = (organizationId: string, kind: string, key: string) =>
  derivedUuid("demo", organizationId, kind, key);

/**
 * Fills a demo workspace with two personas, what they know, a number that one of them answers, two scenarios, and examples from the
 * generated conversations. All are named as samples. The number stays away when the installation has it already.
 */
export async function seedDemoPersonas(
  deps: { db: Database; clock: Clock },
  { organizationId }: { organizationId: string },
): Promise<void> {
  const uuid = (kind: string, key: string) => demoUuid(organizationId, kind, key);
  await withTenant(deps.db, { organizationId }, async (tx) => {
    await tx
      .insert(personas)
      .values(demoPersonas.map(({ key, ...persona }) => ({ ...persona, organizationId, id: uuid("persona", key) })))
      .onConflictDoNothing();
    const known = await tx
      .insert(knowledgeEntries)
      .values(
        demoKnowledge.map(({ key, persona, title, text }) => ({
          ...{ organizationId, id: uuid("knowledge", key), title, text },
          personaId: persona ? uuid("persona", persona) : null,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: knowledgeEntries.id });
    await tx
      .insert(scenarios)
      .values(demoScenarios.map(({ key, ...scenario }) => ({ ...scenario, organizationId, id: uuid("scenario", key) })))
      .onConflictDoNothing();
    const { persona, ...number } = demoNumber;
    const [set] = await tx
      .insert(phoneNumbers)
      .values({ ...number, organizationId, id: uuid("number", "main"), personaId: uuid("persona", persona) })
      .onConflictDoNothing()
      .returning();
    if (set) {
      const subjectId = encodeId("num", set.id);
      await appendEvent(tx, { organizationId, clock: deps.clock }, { type: "number.created", subjectId });
    }
    const learned = await learnFromCalls(tx, organizationId);
    const runAt = new Date(deps.clock.now().getTime() + EMBED_AFTER_MS);
    for (const [table, rows] of [["knowledge_entries", known] as const, ["persona_examples", learned] as const]) {
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) await enqueue(tx, "embed_texts", { organizationId, table, ids }, { runAt });
    }
  });
}

/** What the made-up people at the desk answered in the latest generated conversations. */
async function learnFromCalls(tx: Transaction, organizationId: string): Promise<{ id: string }[]> {
  const spoken = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(
      and(
        eq(calls.organizationId, organizationId),
        eq(calls.generated, true),
        sql`exists (select from ${transcriptSegments} s where s.organization_id = ${calls.organizationId} and s.call_id = ${calls.id})`,
      ),
    )
    .orderBy(sql`${calls.calledAt} desc`)
    .limit(CONVERSATIONS);
  if (spoken.length === 0) return [];
  const ids = spoken.map(({ id }) => id);
  const segments = await tx
    .select()
    .from(transcriptSegments)
    .where(and(eq(transcriptSegments.organizationId, organizationId), inArray(transcriptSegments.callId, ids)))
    .orderBy(asc(transcriptSegments.position));
  const examples = ids.flatMap((callId) => {
    const heard = segments.filter((segment) => segment.callId === callId);
    const pairs = pairsOfCall(heard.map((one) => ({ ...one, speaker: one.speaker === "agent" ? "agent" : "callee" })));
    return pairs.slice(0, EXAMPLES / CONVERSATIONS).map((pair) => ({
      ...{ ...pair, organizationId, callId, personaId: demoUuid(organizationId, "persona", demoNumber.persona) },
      id: demoUuid(organizationId, "example", `${callId}:${pair.position}`),
    }));
  });
  if (examples.length === 0) return [];
  return tx.insert(personaExamples).values(examples).onConflictDoNothing().returning({ id: personaExamples.id });
}
