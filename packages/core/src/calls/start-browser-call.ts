import { conflict } from "@parley/platform";
import { z } from "zod";
import { type Context, guard, inTenant, optionalText, parseInput } from "../context/index.ts";
import { requirePersona } from "../personas/index.ts";
import { insertCall } from "./insert-call.ts";
import { withPersona } from "./persona-defaults.ts";

export const StartBrowserCallInput = z.object({
  purpose: optionalText(2_000, "the purpose of the call").optional(),
  record: z.boolean("Use true or false.").optional(),
});

/**
 * Somebody talks to a persona in the browser: writes the call (channel browser, inbound, ringing); the media socket starts it. Throws
 * forbidden, not_found, and conflict for an archived persona.
 */
export async function startBrowserCall(
  ctx: Context,
  personaId: string,
  input: z.input<typeof StartBrowserCallInput>,
): Promise<{ id: string; callId: string }> {
  guard(ctx, "calls.place");
  const { purpose, record } = parseInput(StartBrowserCallInput, input);
  return inTenant(ctx, async (tx) => {
    const persona = await requirePersona(tx, ctx.organizationId, personaId);
    if (persona.archivedAt) throw conflict("persona_archived", `${persona.name} is archived. Bring it back first.`);
    const { uuid, id } = await insertCall(tx, ctx, {
      direction: "inbound",
      status: "ringing",
      calledAt: ctx.clock.now(),
      phone: null,
      ai: {
        ...withPersona({ record }, persona),
        ...{ toNumber: "", purpose: purpose || `Talk to ${persona.name}`, channel: "browser", carrier: "browser" },
        dialledAt: ctx.clock.now(),
      },
      action: "call.started_in_browser",
    });
    return { id, callId: uuid };
  });
}
