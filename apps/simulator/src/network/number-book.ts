import { newSid } from "./sid.ts";

/** A number of ours that can be rung (twilio.com/docs/phone-numbers/api/incomingphonenumber-resource). */
export interface OwnNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly createdAt: Date;
  updatedAt: Date;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
  voiceFallbackUrl: string;
  voiceFallbackMethod: "GET" | "POST";
  statusCallback: string;
  statusCallbackMethod: "GET" | "POST";
}

export type NumberSettings = Partial<Omit<OwnNumber, "sid" | "phoneNumber" | "createdAt" | "updatedAt">>;

/** The numbers of ours, in memory. */
export class NumberBook {
  readonly #numbers = new Map<string, OwnNumber>();

  /** Null when the number is ours already. */
  add(phoneNumber: string, settings: NumberSettings, now: Date): OwnNumber | null {
    if (this.at(phoneNumber)) return null;
    const number: OwnNumber = {
      sid: newSid("PN"),
      phoneNumber,
      createdAt: now,
      updatedAt: now,
      friendlyName: phoneNumber,
      voiceUrl: "",
      voiceMethod: "POST",
      voiceFallbackUrl: "",
      voiceFallbackMethod: "POST",
      statusCallback: "",
      statusCallbackMethod: "POST",
      ...settings,
    };
    this.#numbers.set(number.sid, number);
    return number;
  }

  get all(): OwnNumber[] {
    return [...this.#numbers.values()];
  }

  find(sid: string): OwnNumber | null {
    return this.#numbers.get(sid) ?? null;
  }

  at(phoneNumber: string): OwnNumber | null {
    return this.all.find((number) => number.phoneNumber === phoneNumber) ?? null;
  }

  remove(sid: string): boolean {
    return this.#numbers.delete(sid);
  }
}
