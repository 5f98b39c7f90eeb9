import { phoneMenus } from "@parley/db/schema";
import { sql } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { phoneKey } from "./phone-key.ts";

export interface MenuStep {
  /** Keys and words given before it on the call, joined by ">"; empty for the first menu. */
  path: string;
  prompt: string;
  options: readonly { key: string | null; say: string | null; label: string }[];
  /** What was given last. */
  chosen: string | null;
  /** Whether that led to a person. */
  reachedPerson: boolean;
}

/**
 * Keeps what a call learned of a number's phone menus (E.164). A way that led to a person is kept until it does not any more; a way
 * that did not never takes its place. What is no number is passed over.
 */
export async function rememberMenus(ctx: Context, phone: string, steps: readonly MenuStep[]): Promise<void> {
  const key = phoneKey(phone);
  // Of a menu that was heard twice in a call the last choice counts.
  const last = [...new Map(steps.map((step) => [step.path, step])).values()];
  if (key === null || last.length === 0) return;
  const stays = sql`${phoneMenus.reachedPerson} and not excluded.reached_person and excluded.chosen is distinct from ${phoneMenus.chosen}`;
  await inTenant(ctx, (tx) =>
    tx
      .insert(phoneMenus)
      .values(
        last.map(({ path, prompt, options, chosen, reachedPerson }) => ({
          ...{ organizationId: ctx.organizationId, phone: key, path, prompt: prompt.slice(0, 4_000) },
          ...{ options: [...options], chosen, reachedPerson, heardAt: ctx.clock.now() },
        })),
      )
      .onConflictDoUpdate({
        target: [phoneMenus.organizationId, phoneMenus.phone, phoneMenus.path],
        set: {
          prompt: sql`excluded.prompt`,
          options: sql`excluded.options`,
          chosen: sql`case when ${stays} then ${phoneMenus.chosen} else coalesce(excluded.chosen, ${phoneMenus.chosen}) end`,
          reachedPerson: sql`${stays} or excluded.reached_person`,
          heardCount: sql`${phoneMenus.heardCount} + 1`,
          heardAt: sql`excluded.heard_at`,
        },
      }),
  );
}
