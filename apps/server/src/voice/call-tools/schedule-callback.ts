import { scheduleCallback } from "@parley/core/calls";
import { type Context, parseInput } from "@parley/core/context";
import { invalidInput } from "@parley/platform";
import { DateTime } from "luxon";
import { z } from "zod";
import type { CallTool } from "./call-tool.ts";
import { callbackTime } from "./callback-time.ts";

const Input = z.object({
  when: z.string().trim().min(1, "Say when.").max(200, "Say when in a few words."),
  reason: z.string().trim().max(500).optional(),
});

/** Promises to call again, and does: the call is scheduled when the tool answers. */
export function callbackTool(ctx: Context, callId: string, timezone: string): CallTool {
  return {
    definition: {
      name: "schedule_callback",
      description: "Arrange to call the other side again, when they asked to be called at another time.",
      inputSchema: {
        type: "object",
        properties: {
          when: {
            type: "string",
            description: "Local time such as 2026-11-24T15:00, or their words, such as: tomorrow at three",
          },
          reason: {
            type: "string",
            description: "Why they want to be called back, in a few words. It is kept with the call.",
          },
        },
        required: ["when"],
      },
      readOnly: false,
    },
    async run(input) {
      const { when, reason } = parseInput(Input, input);
      const at = callbackTime(when, ctx.clock.now(), timezone);
      if (!at) throw invalidInput([{ pointer: "/when", message: "Ask for a day or a time that is still to come." }]);
      await scheduleCallback(ctx, callId, { at, ...(reason ? { note: reason } : {}) });
      const local = DateTime.fromJSDate(at, { zone: timezone });
      return { scheduled: true, at: local.toFormat("cccc, d LLLL, HH:mm") };
    },
  };
}
