import { parsePhoneNumberFromString } from "libphonenumber-js";
import { z } from "zod";

/** Numbers of the phone simulator: +1 500 555 01xx. Area code 500 reaches no household. */
const SIMULATED = /^\+1500555\d{4}$/;

/** Whether an E.164 number can exist. */
export function isPhoneNumber(number: string): boolean {
  if (SIMULATED.test(number)) return true;
  return /^\+[1-9]\d{6,14}$/.test(number) && parsePhoneNumberFromString(number)?.isValid() === true;
}

export const INVALID_NUMBER = "Write the number in international form, such as +14155552671.";

/** A telephone number in international form, with or without spaces, brackets and dashes; comes out as E.164. */
export const PhoneNumber = z
  .string({ error: "Enter a phone number." })
  .trim()
  .max(32, INVALID_NUMBER)
  .transform((written) => written.replace(/[\s().-]/g, ""))
  .refine(isPhoneNumber, INVALID_NUMBER);
