import { checkCall } from "../compliance/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { choosePersona } from "../personas/index.ts";
import { insertCall } from "./insert-call.ts";
import { withPersona } from "./persona-defaults.ts";
import { enqueueDial } from "./queue-dial.ts";
import { PlaceCallInput } from "./schemas.ts";

/**
 * Queues an AI call (or schedules it): compliance gate, then the call, its audit row, its event and its dial job in one
 * transaction. `channel` test is for a scenario's runs. Returns the public id. Throws invalid_input (also for a persona that is unknown
 * or archived), rule_violation and forbidden.
 */
export async function placeCall(
  ctx: Context,
  input: PlaceCallInput | unknown,
  { channel = "phone" }: { channel?: "phone" | "test" } = {},
): Promise<{ id: string }> {
  guard(ctx, "calls.place");
  const { to, purpose, callerName, personaId, questions, scheduledAt, metadata, ...own } = parseInput(
    PlaceCallInput,
    input,
  );
  return inTenant(ctx, async (tx) => {
    const persona = personaId === undefined ? null : await choosePersona(tx, ctx.organizationId, personaId);
    const values = withPersona(own, persona);
    await checkCall({ to, maxDurationSeconds: values.maxDurationSeconds, scheduledAt });
    const now = ctx.clock.now();
    const runAt = scheduledAt && scheduledAt > now ? scheduledAt : undefined;
    const { uuid, id } = await insertCall(tx, ctx, {
      direction: "outbound",
      status: runAt ? "scheduled" : "queued",
      calledAt: runAt ?? now,
      phone: to,
      ai: {
        ...{ ...values, toNumber: to, purpose, callerName, channel },
        ...{ questions: questions ?? [], scheduledAt: runAt, metadata },
      },
      action: "call.placed",
    });
    await enqueueDial(tx, ctx.organizationId, uuid, runAt);
    return { id };
  });
}
