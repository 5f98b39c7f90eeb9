import { knowledgeEntries, personaExamples } from "@parley/db/schema";
import { type SQL, sql } from "drizzle-orm";

/** Tables whose rows have an embedding, with the text that it is made of. */
export const embeddedTables = {
  knowledge_entries: {
    table: knowledgeEntries,
    text: sql<string>`${knowledgeEntries.title} || E'\\n' || ${knowledgeEntries.text}` as SQL<string>,
  },
  persona_examples: { table: personaExamples, text: sql<string>`${personaExamples.situation}` as SQL<string> },
} as const;

export type EmbeddedTable = keyof typeof embeddedTables;
