import { type Database, withTenant } from "@parley/db";
import { organizations, transcriptSegments } from "@parley/db/schema";
import { type Clock, notFound } from "@parley/platform";
import { eq, sql } from "drizzle-orm";
import { enqueueIndex } from "../call-search/index.ts";
import { createDimensionCache } from "../dimensions/index.ts";
import { ensureLayout, prepareCall, recomputeFirstCalls, writeCalls } from "../imports/index.ts";
import { announceChanges } from "../journeys/index.ts";
import { type DemoConversation, generateCalls } from "./generate-calls.ts";
import { demoColumns } from "./make-call.ts";
import { journeyColumns } from "./tell-journeys.ts";

const BATCH_ROWS = 2000;

/**
 * Fills an organization with made-up calls of the last thirteen months, written as an import writes them and marked as generated. All
 * or nothing; doing it again on the same day changes nothing. Recordings come later (`synthesizeDemoRecordings`).
 */
export async function seedDemoCalls(
  deps: { db: Database; clock: Clock },
  {
    organizationId,
    count = 20_000,
    withTranscript = 40,
  }: { organizationId: string; count?: number; withTranscript?: number },
): Promise<{ calls: number }> {
  return withTenant(deps.db, { organizationId }, async (tx) => {
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!organization) throw notFound("organization");
    const now = deps.clock.now();
    const { calls, conversations } = generateCalls({ count, withTranscript, now, zone: organization.timezone });
    const layoutId = await ensureLayout(tx, organizationId, [...demoColumns, ...journeyColumns]);
    const target = { organizationId, importId: null, generated: true, layoutId, now, cache: createDimensionCache() };
    for (let at = 0; at < calls.length; at += BATCH_ROWS) {
      await writeCalls(tx, target, calls.slice(at, at + BATCH_ROWS).map(prepareCall));
    }
    await writeConversations(tx, organizationId, conversations);
    await recomputeFirstCalls(tx, organizationId);
    await enqueueIndex(tx, organizationId, "missing");
    await announceChanges(tx, organizationId);
    return { calls: calls.length };
  });
}

async function writeConversations(
  tx: Parameters<typeof writeCalls>[0],
  organizationId: string,
  conversations: DemoConversation[],
): Promise<void> {
  if (conversations.length === 0) return;
  const rows = conversations.flatMap(({ callId, segments }) =>
    segments.map((segment, position) => ({ organizationId, callId, position, confidence: 1, ...segment })),
  );
  await tx.insert(transcriptSegments).values(rows).onConflictDoNothing();
  await tx.execute(sql`update calls set has_transcript = true where organization_id = ${organizationId}
    and id = any(${sql.param(conversations.map(({ callId }) => callId))}::uuid[])`);
}
