import { normaliseName } from "./normalise-name.ts";

/** A rule of one kind: the name `match` (normalised) counts as `target` (as it is shown). A default rule that was deleted has no target. */
export interface SourceRuleRow {
  id: string;
  match: string;
  target: string;
  isDefault: boolean;
  createdAt: Date;
}

/** What the rules say about one name. */
export interface Verdict {
  /** Normalised name at the end of the chain of rules. */
  key: string;
  /** The rule that names it; or, for a name that differs from a target only in capitals and blanks, the rule of that target. */
  ruleId: string;
  spelling: string;
  /** Only default rules name it: then the spelling that the organization already tracks goes before `spelling`. */
  asTracked: boolean;
}

/** The rules of one kind, ready to be asked about many names. */
export interface RuleSet {
  find(name: string): Verdict | null;
}

/**
 * Follows chains to their end (a -> b, b -> c: a counts as c). A name also counts as a target from which it differs only in capitals
 * and blanks. One name is shown in one spelling: as the rule google -> Google says it if there is one, else as the newest rule that an
 * organization made itself. What a set says depends on nothing but its rules, which is why taking a rule back undoes it exactly.
 */
export function createRuleSet(rows: readonly SourceRuleRow[]): RuleSet {
  const rules = rows.filter((rule) => rule.target !== "").sort(byRank);
  const byMatch = new Map(rules.map((rule) => [rule.match, { ...rule, targetKey: normaliseName(rule.target) }]));
  const spelledBy = new Map<string, SourceRuleRow>();
  for (const rule of byMatch.values()) if (!spelledBy.has(rule.targetKey)) spelledBy.set(rule.targetKey, rule);
  const endOf = (start: string) => {
    let key = start;
    for (let hops = 0; hops <= byMatch.size; hops++) {
      const next = byMatch.get(key)?.targetKey;
      if (next === undefined || next === key) break;
      key = next;
    }
    return key;
  };
  return {
    find(name) {
      const start = normaliseName(name);
      if (start === "") return null;
      const key = endOf(start);
      const speller = byMatch.get(key) ?? spelledBy.get(key);
      if (!speller) return null;
      const { id } = byMatch.get(start) ?? speller;
      return { key, ruleId: id, spelling: speller.target, asTracked: speller.isDefault };
    },
  };
}

/** Own rules before default ones, then the newest; ids decide between rules of one instant. */
function byRank(a: SourceRuleRow, b: SourceRuleRow): number {
  if (a.isDefault !== b.isDefault) return a.isDefault ? 1 : -1;
  return b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
}
