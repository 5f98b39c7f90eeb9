import { rfc2822 } from "../network/call-record.ts";
import type { OwnNumber } from "../network/number-book.ts";

/** A number as the REST API shows it (twilio.com/docs/phone-numbers/api/incomingphonenumber-resource). */
export function numberResource(accountSid: string, number: OwnNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: accountSid,
    phone_number: number.phoneNumber,
    friendly_name: number.friendlyName,
    voice_url: number.voiceUrl,
    voice_method: number.voiceMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_caller_id_lookup: false,
    voice_application_sid: null,
    voice_receive_mode: "voice",
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    sms_url: "",
    sms_method: "POST",
    sms_fallback_url: "",
    sms_fallback_method: "POST",
    sms_application_sid: null,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    address_requirements: "none",
    address_sid: null,
    bundle_sid: null,
    identity_sid: null,
    trunk_sid: null,
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    beta: false,
    origin: "twilio",
    status: "in-use",
    api_version: "2010-04-01",
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
