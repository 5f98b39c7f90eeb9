import { sql } from "drizzle-orm";
import type { Database, Transaction } from "./client.ts";

/** Who a transaction works for. Row level security admits only rows that these settings open. */
export interface TenantScope {
  organizationId?: string;
  userId?: string;
  /** sha-256 (hex) of an API key that was presented: opens that key's row and no other. */
  apiKeyHash?: string;
  /** sha-256 (hex) of an invitation's token: opens that invitation and no other. */
  invitationTokenHash?: string;
  /** sha-256 (hex) of the token in a webhook's address: opens that import source and no other. */
  sourceTokenHash?: string;
  /** sha-256 (hex) of the token in a public link: opens that link and no other. */
  dashboardTokenHash?: string;
}

/** Runs `work` in one transaction with the tenant set for exactly that transaction (set_config ... is_local). */
export function withTenant<T>(db: Database, scope: TenantScope, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await setTenant(tx, scope);
    return work(tx);
  });
}

/** Moves a running transaction to another scope: signing up with a new organization, accepting an invitation. */
export async function setTenant(tx: Transaction, scope: TenantScope): Promise<void> {
  await tx.execute(sql`select set_config('app.organization_id', ${scope.organizationId ?? ""}, true),
    set_config('app.user_id', ${scope.userId ?? ""}, true),
    set_config('app.api_key_hash', ${scope.apiKeyHash ?? ""}, true),
    set_config('app.invitation_token_hash', ${scope.invitationTokenHash ?? ""}, true),
    set_config('app.source_token_hash', ${scope.sourceTokenHash ?? ""}, true),
    set_config('app.dashboard_token_hash', ${scope.dashboardTokenHash ?? ""}, true)`);
}
