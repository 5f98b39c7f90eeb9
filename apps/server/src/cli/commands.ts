import { createKey } from "./create-key.ts";
import { createOrg } from "./create-org.ts";
import { doctor } from "./doctor.ts";
import { importFile } from "./import-file.ts";
import type { Operator } from "./operator.ts";
import { placeCallAndWait } from "./place-call.ts";

export interface Flags {
  arguments: string[];
  json: boolean;
  wait: boolean;
  org?: string;
  name?: string;
  owner?: string;
  scopes?: string;
  timezone?: string;
  currency?: string;
  source?: string;
  kind?: string;
  to?: string;
  purpose?: string;
  instructions?: string;
  persona?: string;
}

export interface Result {
  data: object;
  text: string;
  failed?: boolean;
}

export interface Command {
  words: string[];
  usage: string;
  run(operator: Operator, flags: Flags): Promise<Result>;
}

export const commands: Command[] = [
  {
    words: ["org", "create"],
    usage: "org create --name NAME --owner EMAIL --timezone TZ --currency USD",
    run: createOrg,
  },
  { words: ["key", "create"], usage: "key create --org ORG --scopes '*' [--name NAME]", run: createKey },
  {
    words: ["import"],
    usage:
      "import FILE --org ORG [--timezone TZ] [--currency USD] [--source auto|ctm|callrail|generic] [--kind calls|ad_spend]",
    run: importFile,
  },
  {
    words: ["call"],
    usage: "call --org ORG --to NUMBER --purpose TEXT [--instructions TEXT] [--persona NAME] [--wait]",
    run: placeCallAndWait,
  },
  {
    words: ["migrate"],
    usage: "migrate",
    // Opening the database migrates it.
    run: async () => ({ data: { migrated: true }, text: "The database is up to date." }),
  },
  { words: ["doctor"], usage: "doctor", run: doctor },
];
