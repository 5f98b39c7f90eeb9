import { createAccount } from "@parley/core/accounts";
import type { Role } from "@parley/core/context";
import { members } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import type { Tenant, TestServer } from "./test-server.ts";

export interface Person {
  userId: string;
  cookie: string;
}

/** A member with an account of their own, signed in as a browser does it. */
export async function signUp(server: TestServer, of: Tenant, role: Role): Promise<Person> {
  const { db, clock } = server.services;
  const account = { email: `${newUuid()}@example.com`, password: "a long enough password" };
  const { userId } = await createAccount({ db, clock }, { ...account, name: "Test person" });
  await server.database.owner.insert(members).values({ organizationId: of.organizationId, userId, role });
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify(account),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status}`);
  const cookie = response.headers.getSetCookie().map((line) => line.slice(0, line.indexOf(";")));
  return { userId, cookie: cookie.join("; ") };
}
