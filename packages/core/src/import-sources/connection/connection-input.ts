import { z } from "zod";
import { isTimeZone } from "../../imports/index.ts";
import { MIN_MINUTES, type SourceKind } from "./source-settings.ts";

const text = (what: string, max = 200) => z.string(what).trim().min(1, what).max(max, `Use at most ${max} characters.`);

const minutes = z
  .number("Give a number of minutes.")
  .int("Give whole minutes.")
  .min(MIN_MINUTES, `Look every ${MIN_MINUTES} minutes at most.`)
  .max(7 * 24 * 60, "Look once a week at least.");

const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

/** Fields of all kinds as a form sends them; which of them a kind needs says `connectionOf`. */
export const connectionFields = {
  accountId: text("Enter the account's number.", 40)
    .regex(/^\d+$/, "An account's number has digits only. It is in the address of your account's pages.")
    .optional(),
  accessKey: text("Enter the access key.")
    .regex(/^[\x21-\x7e]+$/, "A key has no spaces or accents.")
    .optional(),
  secretKey: text("Enter the secret key.")
    .regex(/^[\x21-\x7e]+$/, "A key has no spaces or accents.")
    .optional(),
  since: z.string().refine(isDay, "Give a day such as 2026-01-31.").optional(),
  folder: text("Enter the folder's path.", 1000).startsWith("/", "Begin the folder's path with /.").optional(),
  bucket: text("Enter the bucket's name.", 63)
    .regex(/^[a-z0-9][a-z0-9.-]+$/, "A bucket's name has small letters, digits, dots and hyphens.")
    .optional(),
  prefix: z.string().trim().max(500, "Use at most 500 characters.").optional(),
  region: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,40}$/, "Give a region such as us-east-1.")
    .optional(),
  endpoint: z.string().trim().max(500, "Use at most 500 characters.").nullish(),
  address: text("Enter the address of the export.", 4000).optional(),
  timezone: z.string().refine(isTimeZone, "Use a time zone such as America/New_York.").nullish(),
  layout: z.enum(["auto", "ctm", "callrail", "generic"], "Use auto, ctm, callrail or generic.").optional(),
  everyMinutes: minutes.optional(),
};

const Fields = z.object(connectionFields);
export type ConnectionFields = z.output<typeof Fields>;

/** What a kind cannot do without, with the words for a field that is missing. */
export const neededFields: Record<SourceKind, Partial<Record<keyof ConnectionFields, string>>> = {
  ctm_api: {
    accountId: "Enter the account's number.",
    accessKey: "Enter the access key.",
    secretKey: "Enter the secret key.",
  },
  ctm_webhook: {},
  folder: { folder: "Enter the folder's path." },
  s3: { bucket: "Enter the bucket's name.", accessKey: "Enter the access key.", secretKey: "Enter the secret key." },
  url: { address: "Enter the address of the export." },
};
