import { seal, UnsealError, unseal } from "@parley/platform";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { readSecrets, type SourceKind, type SourceSecrets } from "./source-settings.ts";

type Owner = Pick<SourceRow, "organizationId" | "id">;

/** For the database; it opens for this organization's source only. Null when the kind has no secrets. */
export function sealSecrets(secret: string, { organizationId, id }: Owner, secrets: object): Buffer | null {
  if (Object.keys(secrets).length === 0) return null;
  return seal(secret, JSON.stringify(secrets), [organizationId, id]);
}

/** Throws SourceProblem when the installation's secret is another one than when the keys were entered. */
export function openSecrets<K extends SourceKind>(secret: string, row: SourceRow, kind: K): SourceSecrets<K> {
  try {
    const { organizationId, id, sealedSecret } = row;
    return readSecrets(kind, sealedSecret ? JSON.parse(unseal(secret, sealedSecret, [organizationId, id])) : {});
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error;
    throw new SourceProblem(
      "The keys of this source cannot be read with this installation's secret. Enter them again.",
    );
  }
}
