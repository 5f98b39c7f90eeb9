import { callerAt, callersOf, writtenName, writtenNumber } from "./export-caller.ts";
import { createClock, type LocalTime } from "./export-clock.ts";
import { type ExportColumn, exportHeader } from "./export-header.ts";
import { setLookup } from "./export-lookup.ts";
import { createOutcome, type Outcome } from "./export-outcome.ts";
import { places } from "./export-places.ts";
import { createRandom, mix, type Random } from "./export-random.ts";
import { note, summary, talk } from "./export-talk.ts";
import { setVisit } from "./export-visit.ts";
import { sources, tags } from "./export-vocabulary.ts";

export type SetCell = (column: ExportColumn, text: string) => void;

const ACCOUNTS = ["Northside Home", "Northside Plumbing", "Northside Heating & Air"];
const NEWEST_CALL = 4_200_000_000;
const EVERY_COLUMN = new Map(exportHeader.map((name, index) => [name, index]));

/**
 * Writes one call after the other, newest first, as lines of CSV without an end of line. The same rows and seed give the same
 * calls; another seed gives other call ids and other callers' luck, never a row that must be refused.
 */
export function createRowWriter(rows: number, seed: number): () => string {
  const random = createRandom(seed);
  const clock = createClock(rows, createRandom(seed + 1));
  const callers = callersOf(rows);
  const cells: string[] = new Array(exportHeader.length).fill("");
  const set: SetCell = (column, text) => {
    cells[EVERY_COLUMN.get(column)!] = text;
  };
  let id = NEWEST_CALL + seed * 40_000_000;
  let row = 0;
  return () => {
    cells.fill("");
    row += 1;
    id -= 1 + random.below(20);
    const outcome = createOutcome(random, row);
    setCall(set, random, id, clock(), outcome);
    setWho(set, random, random.below(callers));
    setWork(set, random, outcome);
    return line(cells);
  };
}

function setCall(set: SetCell, random: Random, id: number, at: LocalTime, outcome: Outcome): void {
  const account = mix(id) % ACCOUNTS.length;
  const recording = `https://app.calltracking.example/api/v1/accounts/${9724 + account}/calls/${id}/recording`;
  set("CallId", String(id));
  set("Account Id", String(9724 + account));
  set("Account Name", ACCOUNTS[account]!);
  set("Date", at.date);
  set("DateTime", `${at.date} ${at.time}`);
  set("Day", at.day);
  set("Hour of Day", String(at.hour));
  set("Call Status", outcome.status);
  set("Direction", outcome.direction);
  set("Duration", outcome.duration);
  set("Ring Time", outcome.ring);
  set("Talk Time", outcome.talk);
  set("Call Path", outcome.path);
  set("Agent", outcome.agent);
  set("Blocked", String(outcome.blocked));
  set("Menu Key Press", `Main menu: ${1 + random.below(4)}`);
  set("custom[ctm]", `call_${id}`);
  set("User Accessed Recording", String(random.chance(0.1)));
  if (outcome.talked) {
    set("Audio Wav", `${recording}.wav`);
    set("Audio MP3", `${recording}.mp3`);
  }
  const source = random.favour(sources);
  const place = random.favour(places);
  const number = sources.indexOf(source) * places.length + places.indexOf(place);
  set("Tracking Source", source.name);
  set("Source Tag", source.name.toLowerCase().replaceAll(" ", "-"));
  set("Tracking # Label", `${source.name} ${place.city}`);
  set("Tracking #", `+1${place.areaCode}5550${String(100 + (number % 100))}`);
  set("Receiving Number", `+1${place.areaCode}5550${100 + (place.city.length % 100)}`);
  if (source.web && outcome.direction === "inbound") setVisit(set, random, source);
}

function setWho(set: SetCell, random: Random, index: number): void {
  const withheld = random.next();
  const caller = callerAt(index);
  set("Name", withheld < 0.02 ? "Restricted" : writtenName(caller));
  set("Customer #", withheld < 0.015 ? "Restricted" : withheld < 0.02 ? "anonymous" : writtenNumber(caller));
  if (withheld < 0.02) return;
  set("City", caller.place.city);
  set("State", caller.place.state);
  set("Postal Code", caller.postalCode);
  set("Country", "US");
  set("Phone Type", caller.phoneType);
  set("Carrier", caller.carrier);
  if (caller.bits % 2 === 0) set("Street", caller.street);
  if (caller.bits % 3 === 0) set("Email", `${caller.first}.${caller.last}@example.com`.toLowerCase());
  if (caller.lookedUp) setLookup(set, caller);
}

function setWork(set: SetCell, random: Random, outcome: Outcome): void {
  if (random.chance(0.25)) {
    const chosen = random.pick(tags);
    set("Tags", random.chance(0.3) ? `${chosen},${random.pick(tags)}` : chosen);
  }
  if (random.chance(0.15)) set("Notes", note(random));
  if (!outcome.talked) return;
  if (random.chance(0.15)) {
    const desk = random.pick(["Sales", "Service", "Dispatch"]);
    set("First Transfer Point", desk);
    set("All Transfer Points", `${desk}, ${outcome.agent || "Forwarded line"}`);
  }
  if (random.chance(0.9)) set("Summary", summary(random));
  // 5% of all calls, of which six in ten were talks.
  if (random.chance(0.05 / 0.62)) {
    set("Transcription", talk(random));
    set("transcription_language", random.chance(0.93) ? "en" : "es");
    set("transcription_confidence", (0.7 + random.next() * 0.29).toFixed(2));
  }
  if (random.chance(0.35)) {
    set("CSR Name", outcome.agent);
    set("CSR Call Score", String(1 + random.below(5)));
    const converted = random.chance(0.4);
    set("CSR Conversion", String(converted));
    if (converted) set("CSR Value", value(random));
  }
  if (random.chance(0.3)) {
    set("custom[sfdc_id]", `00Q${random.hex(16)}`.slice(0, 18));
    set("CustomFields", `{"sfdc_id":"lead","stage":"${random.pick(["new", "quoted", "won", "lost"])}"}`);
  }
}

function value(random: Random): string {
  const amount = 89 + random.below(900_000) / 100;
  return random.chance(0.1) ? `$${amount.toLocaleString("en-US", { minimumFractionDigits: 2 })}` : amount.toFixed(2);
}

const NEEDS_QUOTES = /[",\r\n]/;

function line(cells: readonly string[]): string {
  let text = "";
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    if (index > 0) text += ",";
    text += cell !== "" && NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return text;
}
