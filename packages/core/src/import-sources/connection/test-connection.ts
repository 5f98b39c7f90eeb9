import { DomainError } from "@parley/platform";
import { readCtmPage } from "../ctm/read-ctm-page.ts";
import type { SourceDeps } from "../deps.ts";
import { allowedFolder } from "../files/allowed-folder.ts";
import { askAddress } from "../files/ask-address.ts";
import { SourceProblem } from "../source-problem.ts";
import type { Connection } from "./connection-of.ts";
import type { SourceSecrets, SourceSettings } from "./source-settings.ts";

/** Asks the other side once, before keys are kept. Throws `invalid_input` with the field that needs a correction. */
export async function testConnection(deps: SourceDeps, organizationId: string, connection: Connection): Promise<void> {
  try {
    await reach(deps, organizationId, connection);
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    const { message, field } = error;
    throw new DomainError(
      "invalid_input",
      "connection_failed",
      message,
      field ? [{ pointer: `/${field}`, message }] : [],
    );
  }
}

async function reach(deps: SourceDeps, organizationId: string, { kind, settings, secrets }: Connection): Promise<void> {
  switch (kind) {
    case "ctm_api": {
      const { accountId } = settings as SourceSettings<"ctm_api">;
      await readCtmPage(deps, { accountId, ...(secrets as SourceSecrets<"ctm_api">) }, { per_page: "1" });
      return;
    }
    case "folder":
      await allowedFolder(deps.folders, organizationId, (settings as SourceSettings<"folder">).folder);
      return;
    case "s3": {
      const bucket = deps.openBucket(settings as SourceSettings<"s3">, secrets as SourceSecrets<"s3">);
      try {
        for await (const _ of bucket.list()) break;
      } finally {
        bucket.close();
      }
      return;
    }
    case "url":
      await (await askAddress(deps, (secrets as SourceSecrets<"url">).address, {}))?.discard();
      return;
    case "ctm_webhook":
  }
}
