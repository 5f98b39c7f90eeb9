import type { Transaction } from "@parley/db";
import { newUuid } from "@parley/platform";
import { sql } from "drizzle-orm";

/** Spellings that mean the same everywhere. Whole names only, so that "Google Ads" is never taken for Google. */
const spellings: Record<string, readonly string[]> = {
  google: ["googke", "goolge", "gogle", "googel", "google.com", "www.google.com"],
  facebook: ["fb", "facebook.com", "www.facebook.com", "m.facebook.com", "l.facebook.com", "lm.facebook.com"],
  instagram: ["ig", "instagram.com", "www.instagram.com", "l.instagram.com"],
  bing: ["bing.com", "www.bing.com"],
  yahoo: ["yahoo.com", "www.yahoo.com", "search.yahoo.com"],
  duckduckgo: ["duckduckgo.com", "www.duckduckgo.com"],
  linkedin: ["linkedin.com", "www.linkedin.com", "lnkd.in"],
  youtube: ["yt", "youtube.com", "www.youtube.com", "m.youtube.com"],
  direct: ["(direct)"],
};

/**
 * Gives an organization the rules that everybody begins with; true when it had none of them yet. `createOrganization` calls it, and an
 * organization that is older than the rules gets them when its rules are first read or its next new source name comes in. A default
 * rule that was deleted stays as a row without a target, so it never comes back by itself. Call it under the dictionaries' lock, and
 * merge the sources (`mergeValues`) when it says true.
 */
export async function insertDefaultRules(tx: Transaction, organizationId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select 1 from source_rules where organization_id = ${organizationId} and is_default limit 1`,
  );
  if (rows.length > 0) return false;
  const pairs = Object.entries(spellings).flatMap(([target, matches]) => matches.map((match) => ({ match, target })));
  await tx.execute(sql`insert into source_rules (organization_id, id, kind, match, target, is_default)
    select ${organizationId}, id, 'source', match, target, true
    from unnest(${sql.param(pairs.map(() => newUuid()))}::uuid[], ${sql.param(pairs.map(({ match }) => match))}::text[],
      ${sql.param(pairs.map(({ target }) => target))}::text[]) as begun(id, match, target)
    on conflict (organization_id, kind, match) do nothing`);
  return true;
}
