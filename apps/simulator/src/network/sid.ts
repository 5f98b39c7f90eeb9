import { randomBytes } from "node:crypto";

/** A new identifier in Twilio's form: two letters for the kind (CA call, MZ stream) and 32 hexadecimal digits. */
export const newSid = (kind: "CA" | "MZ" | "PN"): string => kind + randomBytes(16).toString("hex");
