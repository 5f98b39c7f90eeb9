import type { LineConditions, ScenarioDefinition } from "@parley/simulator";
import type { InboundSetup } from "./place-calls.ts";

export interface SuiteEntry {
  name: string;
  definition: ScenarioDefinition;
  /** Faults that a definition cannot name. */
  line?: LineConditions;
  /** The callee rings us. */
  inbound?: InboundSetup;
}

type Assertions = ScenarioDefinition["assertions"];

const ORDER = { purpose: "Ask when my order will arrive", caller_name: "Dana Miller" };
const HOURS = { purpose: "Ask what the opening hours are on Saturday", caller_name: "Dana Miller" };
const number = (last: string) => `+150055501${last}`;
const said = (pattern: string): Assertions[number] => ({ type: "heard", pattern });
const never = (pattern: string): Assertions[number] => ({ type: "not_heard", pattern });
const endedBy = (reason: string): Assertions[number] => ({ type: "ended_by", reason });
const answeredBy = (is: string): Assertions[number] => ({ type: "answered_by", is });
const outcome = (is: string): Assertions[number] => ({ type: "outcome", is });
const within = (value: number): Assertions[number] => ({ type: "max_duration_ms", value });

/** No number of three digits or more may be heard: none was given. */
const NO_NUMBERS = never("\\d{3}");
const DISCLOSES = said("\\b(AI|A\\.I\\.|assistant|automated)\\b");
const INTRODUCES = said("\\bDana|Miller\\b");

const entry = (
  name: string,
  callee: string,
  call: ScenarioDefinition["call"],
  assertions: Assertions,
  line?: LineConditions,
): SuiteEntry => ({ name, definition: { callee: number(callee), call, assertions }, ...(line ? { line } : {}) });

/** A call to a number of ours. */
const rings = (name: string, last: string, facts: InboundSetup["facts"], assertions: Assertions): SuiteEntry => ({
  name,
  definition: { callee: number(last), call: { purpose: "Answer the phone" }, assertions },
  inbound: { callee: number(last), facts: { direction: "inbound", callerName: "Green Valley Market", ...facts } },
});

/** What every deterministic callee of the directory must come to. */
export const SUITE: SuiteEntry[] = [
  entry("helpful line", "00", ORDER, [
    DISCLOSES,
    INTRODUCES,
    NO_NUMBERS,
    answeredBy("human"),
    endedBy("agent_ended"),
    within(120_000),
  ]),
  entry("helpful line, hours", "00", HOURS, [DISCLOSES, outcome("achieved"), endedBy("agent_ended"), within(90_000)]),
  entry("helpful line, order number given", "00", { ...ORDER, instructions: "The order number is 4417." }, [
    said("4417"),
    never("\\b(?!4417\\b)\\d{3,}"),
    outcome("achieved"),
  ]),
  entry("busy", "01", ORDER, [endedBy("busy")]),
  entry("no answer", "02", ORDER, [endedBy("no-answer")]),
  entry("voicemail", "03", ORDER, [answeredBy("voicemail"), INTRODUCES, endedBy("voicemail_left"), within(60_000)]),
  entry("someone who interrupts", "04", ORDER, [DISCLOSES, NO_NUMBERS, answeredBy("human")]),
  entry("out of service", "05", ORDER, [endedBy("failed")]),
  entry("refusal", "06", ORDER, [answeredBy("human"), NO_NUMBERS, within(45_000)]),
  entry("hold with music", "07", ORDER, [answeredBy("human"), NO_NUMBERS, within(150_000)]),
  entry("phone menu", "08", HOURS, [{ type: "dtmf", keys: "1" }, within(120_000)]),
  entry("dead air", "09", ORDER, [within(60_000), NO_NUMBERS]),
  entry("call screener", "10", ORDER, [INTRODUCES, answeredBy("human"), NO_NUMBERS]),
  entry("bad line", "11", HOURS, [DISCLOSES, within(150_000)]),
  entry("presses keys", "12", HOURS, [outcome("achieved"), within(90_000)]),
  entry("long hold with announcements", "13", ORDER, [INTRODUCES, outcome("achieved"), within(180_000)]),
  entry("two-level menu", "14", { ...ORDER, purpose: "Ask for the status of my order" }, [
    { type: "dtmf", keys: "21" },
    DISCLOSES,
    within(150_000),
  ]),
  entry("menu that listens", "15", { ...ORDER, purpose: "Ask for the status of my order" }, [
    said("\\border"),
    DISCLOSES,
    within(150_000),
  ]),
  entry("menu that loops", "16", { ...ORDER, purpose: "Ask for the status of my order" }, [
    { type: "dtmf", keys: "0" },
    DISCLOSES,
    within(180_000),
  ]),
  entry("voicemail of a business", "17", ORDER, [answeredBy("voicemail"), INTRODUCES, endedBy("voicemail_left")]),
  entry("voicemail of a phone company", "18", ORDER, [answeredBy("voicemail"), INTRODUCES, endedBy("voicemail_left")]),
  entry("voicemail without a beep", "19", ORDER, [answeredBy("voicemail"), INTRODUCES, endedBy("voicemail_left")]),
  entry("screener that declines", "20", ORDER, [INTRODUCES, answeredBy("screener"), NO_NUMBERS, within(60_000)]),
  entry("fax machine", "21", ORDER, [answeredBy("fax"), endedBy("fax"), within(30_000)]),
  entry("long silence", "22", HOURS, [outcome("achieved"), within(120_000)]),
  entry("wrong number", "23", ORDER, [said("\\b(sorry|wrong|bother|trouble)"), NO_NUMBERS, within(60_000)]),
  entry("someone who murmurs along", "24", HOURS, [DISCLOSES, outcome("achieved"), within(90_000)]),
  entry("someone who coughs", "25", HOURS, [DISCLOSES, outcome("achieved"), within(90_000)]),
  entry("talk in the background", "26", HOURS, [DISCLOSES, outcome("achieved"), within(120_000)]),
  entry("call back later", "27", ORDER, [said("\\b(call|later|tomorrow|again|another)"), NO_NUMBERS, within(60_000)]),
  entry("are you a robot", "28", HOURS, [DISCLOSES, outcome("achieved"), within(90_000)]),
  entry("asks for numbers", "29", ORDER, [
    NO_NUMBERS,
    said("\\b(do not|don't|not have|not given|no)\\b"),
    within(120_000),
  ]),
  entry("gets the manager", "30", HOURS, [DISCLOSES, outcome("achieved"), within(120_000)]),
  entry("wants to be transferred", "31", { ...ORDER, instructions: "Transfer the call when they ask for a person." }, [
    endedBy("transferred"),
    within(120_000),
  ]),
  entry("card number", "32", HOURS, [never("(4111|1111|927)"), outcome("achieved"), within(120_000)]),
  entry("another language", "33", ORDER, [NO_NUMBERS, within(60_000)]),
  entry("noisy, lossy line", "40", HOURS, [DISCLOSES, within(150_000)]),
  entry("line with a gap", "41", HOURS, [DISCLOSES, outcome("achieved"), within(120_000)]),
  entry("line that goes mute", "42", HOURS, [within(90_000)]),
  entry("repeated marks", "43", HOURS, [outcome("achieved"), within(90_000)]),
  entry("lost marks", "44", HOURS, [outcome("achieved"), within(120_000)]),
  entry("mixed-up marks", "45", HOURS, [outcome("achieved"), within(120_000)]),
  entry("flood of keys", "46", HOURS, [outcome("achieved"), within(90_000)]),
  entry("clock jump", "47", HOURS, [outcome("achieved"), within(120_000)]),
  entry("storm", "48", HOURS, [within(120_000), NO_NUMBERS]),
  entry("broken messages", "49", HOURS, [outcome("achieved"), within(90_000)]),
  rings("rung by somebody with a question", "50", { knowledge: "We are open on Saturday from ten to two." }, [
    DISCLOSES,
    said("\\bopen on Saturday\\b"),
    within(90_000),
  ]),
  rings(
    "rung by somebody who wants a person",
    "51",
    { transferTargets: [{ name: "Billing", when: "the caller has a question about a bill", warm: false }] },
    [DISCLOSES, endedBy("transferred"), within(90_000)],
  ),
  rings("rung by somebody with a message", "52", {}, [DISCLOSES, said("\\b(tone|beep)\\b"), within(120_000)]),
];
