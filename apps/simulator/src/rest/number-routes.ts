import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { calleeAt } from "../callees/directory.ts";
import type { NumberSettings } from "../network/number-book.ts";
import type { Switchboard } from "../network/switchboard.ts";
import { numberResource } from "./number-resource.ts";
import { pathOf, resourceNotFound, TwilioError } from "./twilio-error.ts";

const NUMBER = /^\+[1-9]\d{4,14}$/;
const Address = z.union([z.literal(""), z.url({ protocol: /^https?$/ })]);
const Method = z.enum(["GET", "POST"]);
const Settings = z.object({
  FriendlyName: z.string().max(64).optional(),
  VoiceUrl: Address.optional(),
  VoiceMethod: Method.optional(),
  VoiceFallbackUrl: Address.optional(),
  VoiceFallbackMethod: Method.optional(),
  StatusCallback: Address.optional(),
  StatusCallbackMethod: Method.optional(),
});

interface NumberPath {
  Params: { sid: string };
  Body: URLSearchParams | undefined;
  Querystring: { PhoneNumber?: string; FriendlyName?: string };
}

/** IncomingPhoneNumbers: the numbers of ours that somebody may ring. Any number will do that no simulated callee has. */
export function addNumberRoutes(app: FastifyInstance, accountSid: string, switchboard: Switchboard): void {
  const { numbers } = switchboard;
  const path = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;
  const show = (number: Parameters<typeof numberResource>[1]) => numberResource(accountSid, number);
  const find = (request: FastifyRequest<NumberPath>) => {
    const number = numbers.find(request.params.sid);
    if (!number) throw resourceNotFound(pathOf(request));
    return number;
  };

  app.post<NumberPath>(`${path}.json`, async (request, reply) => {
    const phoneNumber = request.body?.get("PhoneNumber") ?? "";
    if (!NUMBER.test(phoneNumber)) throw new TwilioError(400, 21421, `PhoneNumber is invalid: ${phoneNumber}`);
    const taken = new TwilioError(400, 21422, `PhoneNumber is not available: ${phoneNumber}`);
    if (calleeAt(phoneNumber)) throw taken;
    const number = numbers.add(phoneNumber, settingsOf(request.body), switchboard.now);
    if (!number) throw taken;
    return reply.code(201).send(show(number));
  });
  app.get<NumberPath>(`${path}.json`, async (request) => {
    const { PhoneNumber = "", FriendlyName } = request.query;
    const found = numbers.all.filter(
      ({ phoneNumber, friendlyName }) =>
        phoneNumber.includes(PhoneNumber) && (FriendlyName === undefined || friendlyName === FriendlyName),
    );
    const uri = request.url;
    // One page: a simulated account has no thousands of numbers.
    return {
      incoming_phone_numbers: found.map(show),
      page: 0,
      page_size: Math.max(50, found.length),
      start: 0,
      end: Math.max(0, found.length - 1),
      uri,
      first_page_uri: uri,
      previous_page_uri: null,
      next_page_uri: null,
    };
  });
  app.get<NumberPath>(`${path}/:sid.json`, async (request) => show(find(request)));
  app.post<NumberPath>(`${path}/:sid.json`, async (request) => {
    const number = find(request);
    return show(Object.assign(number, settingsOf(request.body), { updatedAt: switchboard.now }));
  });
  app.delete<NumberPath>(`${path}/:sid.json`, async (request, reply) => {
    numbers.remove(find(request).sid);
    return reply.code(204).send();
  });
}

function settingsOf(form: URLSearchParams | undefined): NumberSettings {
  const parsed = Settings.safeParse(Object.fromEntries(form ?? []));
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "");
    throw new TwilioError(400, /url/i.test(name) ? 21502 : 20001, `${name} is not valid`);
  }
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name[0]!.toLowerCase() + name.slice(1), value]));
}
