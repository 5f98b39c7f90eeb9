import type { validateQuery } from "@parley/analytics";
import { z } from "zod";
import { tileKinds } from "./tile/index.ts";

const COLUMNS = 12;

const cell = (least: number, most: number) =>
  z.int("Give a whole number.").min(least, `Use at least ${least}.`).max(most, `Use at most ${most}.`);

const NO_CONTROLS = /^[^\p{Cc}]*$/u;

/** A tile as it is sent, without its query, which the catalogue checks. */
export const TileInput = z
  .strictObject({
    /** Chosen by whoever makes the tile; unique on its board. */
    id: z.string("Give the tile an id.").regex(/^[A-Za-z0-9_-]{1,40}$/, "Use 1 to 40 letters, digits, - and _."),
    kind: z.enum(tileKinds, `Use one of ${tileKinds.join(", ")}.`),
    title: z
      .string("Give the tile a title, or an empty one.")
      .max(120, "Use at most 120 characters.")
      .regex(NO_CONTROLS, "Leave out line breaks and control characters."),
    x: cell(0, COLUMNS - 1),
    y: cell(0, 1_000),
    w: cell(1, COLUMNS),
    h: cell(1, 24),
    query: z.unknown().optional(),
    /** Plain text of a text tile; line breaks are kept. */
    text: z.string("Write plain text.").max(4_000, "Use at most 4,000 characters.").optional(),
    options: z
      .strictObject({
        stacked: z.boolean("Use true or false.").optional(),
        days: z.enum(["board", "own"], "Use board or own.").optional(),
        grain: z.enum(["auto", "fixed"], "Use auto or fixed.").optional(),
      })
      .default({}),
  })
  .refine(({ x, w }) => x + w <= COLUMNS, { path: ["w"], message: "The tile reaches beyond the twelfth column." });

/** A query that the catalogue has checked. */
export type TileMetrics = ReturnType<typeof validateQuery>;

/** A checked tile as it is stored. */
export type Tile = Omit<z.output<typeof TileInput>, "query"> & { query?: TileMetrics };
