import type { Settings } from "../catalogue/flags.ts";

/** What an organization's numbers depend on besides the question. */
export interface Scope {
  organizationId: string;
  /** IANA zone of the organization. */
  timezone: string;
  settings: Settings;
  /** Dictionaries of which some values count as others. */
  merged: ReadonlySet<string>;
  /** Where imported texts stand, for questions about them: the columns of each layout, in order. */
  layouts?: readonly { id: number; columns: readonly string[] }[];
  /** Classes of sources and mediums by their id, for questions about channels (`sourceClassOf`, `mediumClassOf`). */
  classes?: { source: readonly number[]; medium: readonly number[] };
  /** Ids of the calls that hold the words of a filter, by the words. */
  found?: ReadonlyMap<string, readonly string[]>;
}
