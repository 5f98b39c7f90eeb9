import { type CallRecord, durationSeconds, rfc2822 } from "../network/call-record.ts";

const date = (value: Date | null) => (value ? rfc2822(value) : null);

/** A call as the REST API shows it (twilio.com/docs/voice/api/call-resource). Simulated calls have no price. */
export function callResource(call: CallRecord): Record<string, unknown> {
  const { To, From } = call.request;
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  const seconds = durationSeconds(call);
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    api_version: "2010-04-01",
    to: To,
    to_formatted: formatted(To),
    from: From,
    from_formatted: formatted(From),
    status: call.status,
    direction: call.direction,
    answered_by: call.answeredBy,
    duration: seconds === null ? null : String(seconds),
    date_created: date(call.createdAt),
    date_updated: date(call.updatedAt),
    start_time: date(call.answeredAt),
    end_time: date(call.endedAt),
    queue_time: "0",
    price: null,
    price_unit: "USD",
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    parent_call_sid: call.parentSid,
    phone_number_sid: call.phoneNumberSid,
    trunk_sid: null,
    annotation: null,
    uri: `${uri}.json`,
    subresource_uris: {
      notifications: `${uri}/Notifications.json`,
      recordings: `${uri}/Recordings.json`,
      streams: `${uri}/Streams.json`,
    },
  };
}

const formatted = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
