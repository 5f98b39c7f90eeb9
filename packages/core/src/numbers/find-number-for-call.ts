import type { BulkDatabase } from "@parley/db";
import { isPhoneNumber } from "../compliance/index.ts";

/** Nobody's: the statement below is the one that looks for a number without knowing whose it is. */
const NO_ORGANIZATION = "00000000-0000-0000-0000-000000000000";

/**
 * Whose number rings: the carrier says only which (E.164). Works as the owner of the tables, because the tenant is not known yet; the
 * caller has checked the carrier's signature. Null for a number that nobody set up.
 */
export async function findNumberForCall(
  db: BulkDatabase,
  number: string,
): Promise<{ organizationId: string; numberId: string } | null> {
  if (!isPhoneNumber(number)) return null;
  return db.transaction(NO_ORGANIZATION, async (tx) => {
    const { rows } = await tx.query<{ organization_id: string; id: string }>(
      "select organization_id, id from phone_numbers where number = $1",
      [number],
    );
    const row = rows[0];
    return row ? { organizationId: row.organization_id, numberId: row.id } : null;
  });
}
