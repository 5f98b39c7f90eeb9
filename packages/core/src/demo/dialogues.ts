import type { TrackedCall } from "../imports/index.ts";
import type { Random } from "./create-random.ts";

export interface Line {
  speaker: "agent" | "caller";
  text: string;
}

interface Problem {
  opening: string[];
  question: string;
  answers: string[];
  service: string;
}

const PROBLEMS: Problem[] = [
  {
    opening: ["My air conditioner is running, but the house stays warm.", "The cooling stopped working last night."],
    question: "How old is the unit, do you know?",
    answers: ["About nine years, I think.", "It was here when we moved in, so at least twelve years."],
    service: "a cooling visit",
  },
  {
    opening: [
      "There is water under the kitchen sink, and it keeps coming back.",
      "A pipe in the basement is dripping.",
    ],
    question: "Were you able to close the valve below the sink?",
    answers: ["Yes, it is closed now, but I would like to use the sink again.", "I tried, but it will not turn."],
    service: "a plumbing visit",
  },
  {
    opening: ["Our furnace starts and goes off again after a minute.", "We have no heat since this morning."],
    question: "Does the thermostat show an error?",
    answers: ["It says check the filter.", "No, it only shows the temperature."],
    service: "a heating visit",
  },
  {
    opening: [
      "The water heater makes a loud noise and the water is only warm.",
      "I want a price for a new water heater.",
    ],
    question: "Is it a gas or an electric one?",
    answers: ["It is gas, fifty gallons.", "Electric, I believe."],
    service: "an estimate for a water heater",
  },
  {
    opening: [
      "I got your postcard about the maintenance plan.",
      "I would like somebody to check the whole system once a year.",
    ],
    question: "How many heating and cooling units do you have?",
    answers: ["One furnace and one air conditioner.", "Two of each, the house is rather large."],
    service: "a maintenance visit",
  },
];

const SLOTS = [
  "tomorrow between eight and ten",
  "on Thursday after lunch",
  "today at five",
  "on Monday morning",
  "on Friday at eleven",
];
const PRICES = ["eighty nine dollars", "one hundred and twenty dollars", "ninety five dollars"];

/** A plausible talk of an answered call, in keeping with who answered and what came of it. */
export function composeDialogue(random: Random, call: TrackedCall): Line[] {
  const agent = (call.dimensions.agent ?? "Maren Holt").split(" ")[0]!;
  const caller = call.personName ?? "Ada Barlow";
  const problem = random.pick(PROBLEMS);
  const slot = random.pick(SLOTS);
  const says = (speaker: Line["speaker"], text: string): Line => ({ speaker, text });
  const lines = [
    says("agent", `Harborlight Home Services, this is ${agent}. How can I help you?`),
    says("caller", `Hi ${agent}, my name is ${caller}. ${random.pick(problem.opening)}`),
    says("agent", `I am sorry to hear that. ${problem.question}`),
    says("caller", random.pick(problem.answers)),
    says("agent", `Thank you. And which city are you in?`),
    says("caller", `${call.dimensions.city ?? "Tampa"}. How much would somebody coming out cost?`),
    says("agent", `The visit is ${random.pick(PRICES)}, and we take that off the price of the repair.`),
  ];
  if (call.converted) {
    lines.push(
      says("caller", "That sounds fair. When could you come?"),
      says("agent", `I can book ${problem.service} ${slot}. Does that suit you?`),
      says("caller", "Yes, that works for me."),
      says("agent", "Wonderful, you are booked. The technician calls you half an hour before."),
      says("caller", "Great, thank you for your help."),
    );
  } else if (random.chance(0.5)) {
    lines.push(
      says("caller", "Hmm, I want to ask one more company before I decide."),
      says("agent", `Of course. I can hold a time ${slot} for you until this evening.`),
      says("caller", "Thanks, I will call back if I need it."),
    );
  } else {
    lines.push(
      says("caller", "That is more than I expected. I need to talk to my wife first."),
      says("agent", "I understand. Shall I send you the price by mail?"),
      says("caller", "Yes, please do. Bye."),
    );
  }
  lines.push(says("agent", "Thank you for calling Harborlight. Goodbye."));
  return lines;
}

/** How long a line takes to say, roughly: 14 characters a second and a breath. */
export const spokenMs = (text: string): number => 350 + Math.round((text.length / 14) * 1000);
