import { z } from "zod";
import { type ViewPage, viewPages } from "./pages.ts";
import { isAddressQuery, MAX_QUERY } from "./query.ts";

const name = z
  .string({ error: "Enter a name." })
  .trim()
  .min(1, "Enter a name.")
  .max(80, "Use at most 80 characters.")
  .refine((text) => !/\p{Cc}/u.test(text), "Leave out line breaks and control characters.");

const query = z
  .string({ error: "Give the query of the page's address." })
  .max(MAX_QUERY, `Use at most ${MAX_QUERY.toLocaleString("en-US")} characters.`)
  .refine(
    isAddressQuery,
    "Give the query of an address without its question mark: range=last_30_days&compare=previous.",
  );

const page = z.enum(viewPages, `Choose one of: ${viewPages.join(", ")}.`);

export const ListSavedViewsInput = z.object({ page });

export const CreateSavedViewInput = z.object({
  page,
  name,
  visibility: z.enum(["private", "team"], "Choose private or team.").default("private"),
  query,
  isDefault: z.boolean().default(false),
});
export type CreateSavedViewInput = z.input<typeof CreateSavedViewInput>;

export const UpdateSavedViewInput = z
  .object({ ...CreateSavedViewInput.shape, visibility: z.enum(["private", "team"]), isDefault: z.boolean() })
  .omit({ page: true })
  .partial();
export type UpdateSavedViewInput = z.input<typeof UpdateSavedViewInput>;

/** A view as the actor sees it. */
export interface SavedView {
  /** Public id (view_...). */
  id: string;
  page: ViewPage;
  name: string;
  /** `private`: only its maker sees it. `team`: everybody who may open the page. */
  visibility: "private" | "team";
  /** The address's query, without the question mark. */
  query: string;
  /** What the page opens with for its maker (private) or for everybody without one of their own (team). */
  isDefault: boolean;
  /** Whether the actor made it. */
  mine: boolean;
}
