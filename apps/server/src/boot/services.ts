import type { Auth } from "@parley/core/accounts";
import type { Carrier } from "@parley/core/calls";
import type { ImportLimits } from "@parley/core/imports";
import type { SegmentEngine } from "@parley/core/segments";
import type { Storage } from "@parley/core/storage";
import type { BulkDatabase, Database } from "@parley/db";
import type { Clock, Logger } from "@parley/platform";
import type { LocalInsights } from "@parley/speech";
import type { TalkTickets } from "../voice/browser/talk-tickets.ts";
import type { CallDesk } from "../voice/call-desk.ts";
import type { LiveCalls } from "../voice/live-calls.ts";
import type { PhoneNetworks } from "../voice/phone-networks.ts";
import type { Config } from "./config.ts";

/** What the process is made of, built once by the composition root and passed on. */
export interface Services {
  config: Config;
  logger: Logger;
  clock: Clock;
  /** Pool of the application role. */
  db: Database;
  /** The importer's way in, as the owner of the tables. */
  bulk: BulkDatabase;
  appUrl: string;
  auth: Auth;
  carrier: Carrier;
  phone: PhoneNetworks;
  /** What somebody to whom a call is being put through is told first, by call. Words of a call: kept nowhere else. */
  briefings: Map<string, string>;
  /** Calls in the air on this machine, which of them have a place, and who may come in by browser. */
  live: LiveCalls;
  desk: CallDesk;
  talk: TalkTickets;
  /** What calls mean, by local models that load with their first use. */
  insights: LocalInsights;
  storage: Storage;
  importLimits: ImportLimits;
  /** What answers questions to the metric catalogue. */
  segments: SegmentEngine;
  secret: string;
}
