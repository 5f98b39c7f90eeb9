import type { Transaction } from "@parley/db";
import { knowledgeEntries, personas, phoneNumbers, scenarios } from "@parley/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import { demoKnowledge, demoPersonas, demoScenarios } from "./persona-scene.ts";
import { demoUuid } from "./seed-demo-personas.ts";

/**
 * Takes away the sample personas with their number, knowledge and scenarios. A persona that somebody has put to use (it answers a number
 * of theirs, or held a call that stays) stays with them. Examples went with the generated calls.
 */
export async function removeDemoPersonas(tx: Transaction, organizationId: string): Promise<void> {
  const uuids = (kind: string, entries: readonly { key: string }[]) =>
    entries.map(({ key }) => demoUuid(organizationId, kind, key));
  await tx
    .delete(scenarios)
    .where(and(eq(scenarios.organizationId, organizationId), inArray(scenarios.id, uuids("scenario", demoScenarios))));
  await tx
    .delete(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.organizationId, organizationId),
        eq(phoneNumbers.id, demoUuid(organizationId, "number", "main")),
      ),
    );
  await tx
    .delete(knowledgeEntries)
    .where(
      and(
        eq(knowledgeEntries.organizationId, organizationId),
        inArray(knowledgeEntries.id, uuids("knowledge", demoKnowledge)),
      ),
    );
  await tx
    .delete(personas)
    .where(
      and(
        eq(personas.organizationId, organizationId),
        inArray(personas.id, uuids("persona", demoPersonas)),
        sql`not exists (select from phone_numbers n where n.organization_id = ${personas.organizationId} and n.persona_id = ${personas.id})`,
        sql`not exists (select from ai_calls a where a.organization_id = ${personas.organizationId} and a.persona_id = ${personas.id})`,
      ),
    );
}
