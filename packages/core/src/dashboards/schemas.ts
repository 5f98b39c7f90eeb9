import { MetricQueryInput } from "@parley/analytics";
import { z } from "zod";

export const visibilities = ["private", "team"] as const;

export const BoardName = z
  .string("Give the board a name.")
  .trim()
  .min(1, "Give the board a name.")
  .max(80, "Use at most 80 characters.")
  .refine((text) => !/\p{Cc}/u.test(text), "Leave out line breaks and control characters.");

const Visibility = z.enum(visibilities, `Use ${visibilities.join(" or ")}.`);

/** What a board opens with; its tiles' own days and comparison give way to it, and its filters are added to theirs. */
export const ScopeInput = z.strictObject({
  range: MetricQueryInput.shape.range,
  compare: MetricQueryInput.shape.compare,
  filters: MetricQueryInput.shape.filters,
});

/** Tiles are checked one by one by `checkTiles`, which names the tile that a mistake is in. */
const Tiles = z.array(z.unknown(), "List the tiles.").max(60, "A board holds at most 60 tiles.");

export const CreateDashboardInput = z.object({
  name: BoardName,
  /** Private by default; a key, which is nobody, makes team boards only. */
  visibility: Visibility.optional(),
  tiles: Tiles.default([]),
  scope: ScopeInput.optional(),
});
export type CreateDashboardInput = z.input<typeof CreateDashboardInput>;

/** Only what is sent changes. */
export const UpdateDashboardInput = z.object({
  /** The version that the change was made on. */
  version: z.int("Send the version that you changed.").min(1, "Versions begin at 1."),
  name: BoardName.optional(),
  visibility: Visibility.optional(),
  tiles: Tiles.optional(),
  scope: ScopeInput.optional(),
});
export type UpdateDashboardInput = z.input<typeof UpdateDashboardInput>;
