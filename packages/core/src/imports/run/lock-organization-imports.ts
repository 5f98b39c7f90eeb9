import type { Database } from "@parley/db";

/**
 * One import of an organization runs at a time, in one process. The lock belongs to a connection, so it goes when the process
 * dies. Returns how to give it back, or null when it is taken.
 */
export async function lockOrganizationImports(
  db: Database,
  organizationId: string,
): Promise<(() => Promise<void>) | null> {
  const client = await db.$client.connect();
  // A connection that breaks while it is held must not end the process. The lock is gone then; a batch checks who is ahead anyway.
  const ignore = () => {};
  client.on("error", ignore);
  const giveBack = (broken: boolean) => {
    client.off("error", ignore);
    client.release(broken);
  };
  const key = `imports:${organizationId}`;
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
      [key],
    );
    if (!rows[0]!.locked) {
      giveBack(false);
      return null;
    }
  } catch (error) {
    giveBack(true);
    throw error;
  }
  return async () => {
    try {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]);
      giveBack(false);
    } catch {
      giveBack(true); // The connection is gone, and the lock with it.
    }
  };
}
