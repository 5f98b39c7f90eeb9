import { z } from "zod";
import { PageInput } from "../accounts/index.ts";
import { lineOfText, requiredText } from "../context/index.ts";

const fields = {
  /** Public id (persona_...); null: every persona may look it up. */
  personaId: z.string().max(40).nullable(),
  title: lineOfText(200, "a title"),
  text: requiredText(8_000, "what is known"),
};

export const CreateKnowledgeInput = z.object({ ...fields, personaId: fields.personaId.default(null) });
export type CreateKnowledgeInput = z.input<typeof CreateKnowledgeInput>;

export const UpdateKnowledgeInput = z.object(fields).partial();
export type UpdateKnowledgeInput = z.input<typeof UpdateKnowledgeInput>;

export const ListKnowledgeInput = PageInput.extend({
  /** What this persona may look up: its own entries and those of all. */
  personaId: z.string().max(40).optional(),
});

/** A piece of what the organization knows. */
export interface KnowledgeEntry {
  /** Public id (know_...). */
  id: string;
  personaId: string | null;
  title: string;
  text: string;
  /** Whether it can be found by its meaning already, or only by its words. */
  embedded: boolean;
  createdAt: Date;
  updatedAt: Date;
}
