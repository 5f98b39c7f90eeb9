import { callStatus } from "@parley/db/schema";
import { z } from "zod";
import { optionalText, requiredText } from "../context/index.ts";
import { CustomFilters } from "../custom-fields/index.ts";
import { HoldBudget, Language, MaxCost, Voice, VoicemailAction } from "../personas/index.ts";
import { Questions } from "./questions.ts";

export const PlaceCallInput = z.object({
  to: requiredText(32, "a phone number").transform((value) => value.replace(/[\s().-]/g, "")),
  purpose: requiredText(2_000, "the purpose of the call"),
  instructions: optionalText(20_000, "the instructions").optional(),
  callerName: optionalText(120, "the name").optional(),
  /** A persona's values are the defaults of what follows; its instructions come before those of the call. */
  personaId: z.string().max(40).optional(),
  voice: Voice.optional(),
  /** `en` unless the persona says otherwise. */
  language: Language.optional(),
  /** True unless the persona says otherwise. */
  record: z.boolean("Use true or false.").optional(),
  /** Seconds, 30 to 14400; 600 unless the persona says otherwise. */
  maxDurationSeconds: z.number("Give whole seconds.").int("Give whole seconds.").optional(),
  maxCostMicrodollars: MaxCost.optional(),
  /** What to do when a machine answers: leave a message after the beep, or hang up. */
  voicemailAction: VoicemailAction.optional(),
  holdBudgetSeconds: HoldBudget.optional(),
  questions: Questions.optional(),
  scheduledAt: z.coerce.date("Give a time such as 2026-11-21T15:00:00Z.").optional(),
  metadata: z
    .record(z.string().max(60), z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]))
    .default({}),
});
export type PlaceCallInput = z.input<typeof PlaceCallInput>;

export const callStatuses = callStatus.enumValues;
export type CallStatus = (typeof callStatuses)[number];

/** Statuses that nothing follows. */
export const finalStatuses: readonly CallStatus[] = ["completed", "busy", "no_answer", "failed", "canceled"];

/** The filters of a call list: the query parameters of the API and of the page's address, in the same words. */
export const CallFilters = z.object({
  q: z.string().trim().max(200, "Search for at most 200 characters.").optional(),
  from: z.iso.date("Give a day such as 2026-11-21.").optional(),
  to: z.iso.date("Give a day such as 2026-11-21.").optional(),
  status: z.enum(callStatuses, `Choose one of: ${callStatuses.join(", ")}.`).optional(),
  direction: z.enum(["inbound", "outbound"], "Choose inbound or outbound.").optional(),
  kind: z.enum(["ai", "tracked"], "Choose ai or tracked.").optional(),
  source: z.string().max(500).optional(),
  medium: z.string().max(500).optional(),
  campaign: z.string().max(500).optional(),
  agent: z.string().max(500).optional(),
  state: z.string().max(500).optional(),
  tag: z.string().max(200).optional(),
  minValue: z.coerce.number("Give an amount such as 250.").min(0).optional(),
  minDuration: z.coerce.number("Give seconds.").int().min(0).optional(),
  /** Columns of imported files that Parley has no field for; on the wire `custom.<key>`, `custom_min.<key>`, `custom_max.<key>`. */
  custom: CustomFilters.optional(),
});
export type CallFilters = z.output<typeof CallFilters>;

export const ListCallsInput = CallFilters.extend({
  limit: z.coerce.number().int().min(1).max(200, "At most 200 a page.").default(50),
  cursor: z.string().max(200).optional(),
});

export const UpdateCallInput = z.object({
  tags: z.array(requiredText(60, "a tag")).max(50, "At most 50 tags.").optional(),
  notes: optionalText(20_000, "notes").nullable().optional(),
  score: z.number().min(1, "Scores go from 1 to 5.").max(5, "Scores go from 1 to 5.").nullable().optional(),
  converted: z.boolean().optional(),
  valueMinor: z
    .number()
    .int("Give the value in minor units (cents).")
    .min(0)
    .max(9_007_199_254_740_991)
    .nullable()
    .optional(),
});

/** One line of a call list. Ids are public; `phone` is E.164; money is in minor units of the organization's currency. */
export interface CallSummary {
  id: string;
  kind: "tracked" | "ai";
  direction: "inbound" | "outbound";
  status: CallStatus;
  calledAt: Date;
  phone: string | null;
  personName: string | null;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  agent: string | null;
  city: string | null;
  state: string | null;
  trackingNumber: string | null;
  durationSeconds: number | null;
  score: number | null;
  valueMinor: number | null;
  converted: boolean;
  firstTime: boolean;
  hasTranscript: boolean;
  hasRecording: boolean;
  generated: boolean;
  tags: string[];
  purpose: string | null;
  outcome: string | null;
  /** phone, browser or test; null for a tracked call. */
  channel: string | null;
  /** Of an AI call, when a persona held it. */
  personaName: string | null;
}
