import {
  type Carrier,
  CarrierRefusal,
  dialCall,
  getCall,
  hangUpCall,
  placeCall,
  startConversation,
} from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { decodeId, systemClock } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let database: TestDatabase;
let tenant: TestOrganization;
beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await database.createOrganization();
});
afterAll(() => database.close());

/** A carrier that keeps count of whom it was asked to ring. */
function carrierThat(answer: () => Promise<{ sid: string }>): Carrier & { rung: string[] } {
  const rung: string[] = [];
  return {
    name: "stand-in",
    rung,
    createCall({ to }) {
      rung.push(to);
      return answer();
    },
    hangUp: async () => {},
  };
}

async function place() {
  const { id } = await placeCall(tenant.context, { to: "+15005550100", purpose: "Ask" });
  const ctx = systemContext({ db: database.db, clock: systemClock }, tenant.organizationId, {
    kind: "job",
    job: "dial_call",
  });
  return {
    read: () => getCall(tenant.context, id),
    hangUp: (carrier: Carrier, here?: () => boolean) => hangUpCall(tenant.context, id, carrier, here),
    answer: () => startConversation(ctx, decodeId("call", id)!, {}),
    dial: (carrier: Carrier) => dialCall(ctx, decodeId("call", id)!, carrier),
  };
}

test("a process that died between the claim and the carrier's answer: the call fails and is not dialled again", async () => {
  const call = await place();
  let asked = () => {};
  const claimed = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const silent = carrierThat(() => {
    asked();
    return new Promise(() => {});
  });
  void call.dial(silent); // Never comes back: what a crash leaves behind.
  await claimed;
  const { ai } = await call.read();
  expect(ai!.dialledAt).not.toBeNull();

  const willing = carrierThat(async () => ({ sid: "CA1" }));
  for (let attempt = 0; attempt < 3; attempt++) await call.dial(willing);
  expect(willing.rung).toEqual([]);
  const after = await call.read();
  expect(after.status).toBe("failed");
  expect(after.history.at(-1)!.reason).toMatch(/stopped while it was dialling/);
  expect(after.ai!.dialledAt).toEqual(ai!.dialledAt);
});

test.each([
  ["does not answer", new Error("socket hang up"), /unknown whether the phone rang/],
  ["refuses", new CarrierRefusal("This number does not exist."), /This number does not exist/],
])("a carrier that %s is asked once, and the call fails with the reason", async (_how, error, reason) => {
  const call = await place();
  const carrier = carrierThat(() => Promise.reject(error));
  for (let attempt = 0; attempt < 3; attempt++) await call.dial(carrier);
  expect(carrier.rung).toHaveLength(1);
  const { status, ai, history } = await call.read();
  expect(status).toBe("failed");
  expect(ai!.failureReason).toMatch(reason);
  expect(history.filter((line) => line.status === "failed")).toHaveLength(1);
});

test("two workers that have the same job at the same time ring once", async () => {
  const call = await place();
  const carrier = carrierThat(async () => ({ sid: "CA2" }));
  await Promise.all([call.dial(carrier), call.dial(carrier), call.dial(carrier)]);
  expect(carrier.rung).toHaveLength(1);
});

test("whoever hangs up while the carrier is asked has canceled the call: it is hung up as soon as the carrier tells its id, and nobody talks", async () => {
  const call = await place();
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let answer = (_: { sid: string }) => {};
  const hungUp: string[] = [];
  const slow: Carrier = {
    name: "slow",
    createCall: () => {
      asked();
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    hangUp: async (sid) => void hungUp.push(sid),
  };
  const dialled = call.dial(slow);
  await isAsked;
  await call.hangUp(slow);
  expect(await call.read()).toMatchObject({ status: "canceled", ai: { endReason: "canceled" } });
  // The phone may be answered before the carrier has told its id.
  expect(await call.answer()).toBeNull();
  expect(hungUp).toEqual([]);
  answer({ sid: "CA3" });
  await dialled;
  expect(hungUp).toEqual(["CA3"]);
  expect((await call.read()).status).toBe("canceled");
});

test("a conversation is hung up before the carrier is asked, and also when the carrier is away", async () => {
  const call = await place();
  await call.dial(carrierThat(async () => ({ sid: "CA4" })));
  await call.answer();
  const order: string[] = [];
  const away: Carrier = {
    ...carrierThat(() => Promise.reject(new Error("away"))),
    hangUp: async () => {
      order.push("carrier");
      throw new Error("away");
    },
  };
  await call.hangUp(away, () => {
    order.push("conversation");
    return true;
  });
  expect(order).toEqual(["conversation", "carrier"]);
  await expect(call.hangUp(away)).rejects.toThrow("away");
});
