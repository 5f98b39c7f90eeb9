import { z } from "zod";
import { requiredText } from "../context/index.ts";
import { ToolInputSchema } from "./input-schema.ts";

export const toolMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type ToolMethod = (typeof toolMethods)[number];

/** Names that agents have for their own tools. */
const OWN_TOOLS = new Set([
  ...["end_call", "send_dtmf", "transfer", "schedule_callback", "take_note", "answer_question", "look_up"],
  ...["wait", "dtmf", "take_message"],
]);

/** Headers that the connection itself sets (RFC 9110); another value would break the request or smuggle a second one. */
const CONNECTION_HEADERS = new Set([
  ...["host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer"],
  ...["expect", "proxy-authorization", "proxy-connection"],
]);

const HeaderName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,80}$/, "A header's name has letters, digits and hyphens.")
  .refine((name) => !CONNECTION_HEADERS.has(name.toLowerCase()), "This header belongs to the connection itself.");
const HeaderValue = z
  .string()
  .max(4_000, "Keep a header under 4,000 characters.")
  .regex(/^[\x20-\x7e]+$/, "A header's value has no accents or line breaks.");

const fields = {
  name: z
    .string({ error: "Enter a name." })
    .regex(/^[a-z][a-z0-9_]{0,47}$/, "Use small letters, digits and underscores, a letter first.")
    .refine((name) => !OWN_TOOLS.has(name), "Agents have a tool of this name already."),
  description: requiredText(1_000, "when the agent should use it"),
  method: z.enum(toolMethods, `Choose one of: ${toolMethods.join(", ")}.`),
  /** {name} in the path or the query stands for a property of the input. */
  url: requiredText(2_000, "the address"),
  inputSchema: ToolInputSchema,
  timeoutMs: z
    .int("Give whole milliseconds.")
    .min(500, "Give at least 500 milliseconds.")
    .max(20_000, "Nobody waits longer than 20 seconds on the phone."),
  readOnly: z.boolean("Use true or false."),
  enabled: z.boolean("Use true or false."),
};

export const CreateHttpToolInput = z.object({
  ...z.object(fields).partial().shape,
  ...{ name: fields.name, description: fields.description, url: fields.url },
  method: fields.method.default("POST"),
  inputSchema: fields.inputSchema.default({ type: "object", properties: {} }),
  /** Secret headers: kept sealed, and never given back. */
  headers: z.record(HeaderName, HeaderValue).optional(),
});
export type CreateHttpToolInput = z.input<typeof CreateHttpToolInput>;

export const UpdateHttpToolInput = z.object({
  ...z.object(fields).partial().shape,
  /** Headers to set; null takes one away, and those that are left out stay. */
  headers: z.record(HeaderName, HeaderValue.nullable()).optional(),
});
export type UpdateHttpToolInput = z.input<typeof UpdateHttpToolInput>;
