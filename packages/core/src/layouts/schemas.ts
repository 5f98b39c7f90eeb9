import { z } from "zod";
import { permissionOfTab } from "../saved-views/index.ts";

type LayoutTab = keyof typeof permissionOfTab;
const layoutTabs = Object.keys(permissionOfTab) as [LayoutTab, ...LayoutTab[]];

/** Keys of cards as the pages name them. A card that is gone by now stays in the list and is passed over. */
const cards = (what: string) =>
  z
    .array(z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/i, "This is not the key of a card."))
    .max(200, "Name at most 200 cards.")
    .refine((keys) => new Set(keys).size === keys.length, `Name each card once in ${what}.`)
    .default([]);

export const GetLayoutInput = z.object({ tab: z.enum(layoutTabs, `Choose one of: ${layoutTabs.join(", ")}.`) });

export const PutLayoutInput = GetLayoutInput.extend({ position: cards("position"), hidden: cards("hidden") });
export type PutLayoutInput = z.input<typeof PutLayoutInput>;

/** How a person arranged the cards of a tab. */
export interface DashboardLayout {
  tab: LayoutTab;
  /** Keys of cards in their order; cards that are not named follow in the standard order. */
  position: string[];
  hidden: string[];
}
