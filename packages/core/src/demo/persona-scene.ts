import type { aiCalls, personas, phoneNumbers } from "@parley/db/schema";

type Persona = Partial<typeof personas.$inferInsert> & { key: string; name: string };

/** Every name says that it is a sample: people come across them outside of the demo's pages too. */
export const demoPersonas: readonly Persona[] = [
  {
    key: "front-desk",
    name: "Front desk (sample)",
    spokenName: "Harper",
    voice: "female",
    greeting: "Harborlight Home Services, this is Harper, an AI assistant. How can I help you?",
    instructions:
      "You answer the phone of Harborlight Home Services: heating, cooling and plumbing. Be friendly and brief. Find out what does not work and how to reach the caller. Name no price and no appointment that is not in what you know. When somebody smells gas, tell them to leave the house and to call the emergency number.",
    transferTargets: [
      {
        name: "Dispatch",
        number: "+15005550100",
        when: "The caller asks for a person, or has an emergency without danger to life.",
        warm: true,
      },
    ],
  },
  {
    key: "reminders",
    name: "Appointment reminders (sample)",
    spokenName: "Miles",
    voice: "male",
    instructions:
      "You remind customers of Harborlight Home Services of their appointment and ask whether it suits them. When it does not, ask for two other days and say that the office confirms one of them.",
    voicemailAction: "leave",
    voicemailMessage:
      "Hello, this is Miles, an AI assistant calling for Harborlight Home Services about your appointment. Please call us back when it does not suit you. Thank you, goodbye.",
    maxDurationSeconds: 240,
  },
];

/** `persona`: key of the one that it belongs to; without it every persona knows it. */
export const demoKnowledge: readonly { key: string; persona?: string; title: string; text: string }[] = [
  {
    key: "hours",
    title: "Opening hours",
    text: "The office is open Monday to Friday from 7 in the morning to 7 in the evening and Saturday from 8 to 2. It is closed on Sunday. Emergencies are taken at any hour.",
  },
  {
    key: "visit",
    title: "What a visit costs",
    text: "A first visit costs 89 dollars. The amount is taken off the bill when the repair is ordered. Estimates for a new system are free.",
  },
  {
    key: "area",
    title: "Where we work",
    text: "Technicians drive up to forty miles from each of our offices. Whether an address is covered, the office says within a business day.",
  },
  {
    key: "plan",
    title: "Maintenance plan",
    text: "The maintenance plan costs 19 dollars a month. It holds two visits a year and a fifteen percent discount on repairs, and can be ended at any time.",
  },
  {
    key: "moving",
    persona: "reminders",
    title: "Moving an appointment",
    text: "An appointment can be moved free of charge until the evening before. Later than that the visit of 89 dollars is charged.",
  },
];

export const demoNumber: Pick<typeof phoneNumbers.$inferInsert, "number" | "label" | "purpose"> & {
  persona: string;
  questions: (typeof aiCalls.$inferInsert)["questions"];
} = {
  number: "+15005550299",
  label: "Main line (sample)",
  persona: "front-desk",
  purpose: "Take calls of customers: answer questions, and note down what needs a repair",
  questions: [
    { key: "problem", text: "What does not work?", type: "text" },
    { key: "urgency", text: "How urgent is it?", type: "choice", choices: ["Emergency", "This week", "Can wait"] },
    { key: "callback", text: "Which number can we call back?", type: "text" },
  ],
};

/** In the words of the simulator's ScenarioDefinition. */
export const demoScenarios: readonly { key: string; name: string; definition: Record<string, unknown> }[] = [
  {
    key: "hours",
    name: "Asks for the opening hours (sample)",
    definition: {
      callee: "+15005550100",
      call: { purpose: "Ask for the opening hours on Saturday", caller_name: "Kate Miller" },
      assertions: [
        { type: "heard", pattern: "saturday" },
        { type: "heard", pattern: "\\bAI\\b|assistant|artificial" },
        { type: "answered_by", is: "human" },
        { type: "max_duration_ms", value: 180_000 },
      ],
    },
  },
  {
    key: "voicemail",
    name: "Leaves a message after the beep (sample)",
    definition: {
      callee: "+15005550103",
      call: {
        ...{ purpose: "Remind of the appointment on Tuesday at ten", caller_name: "Harborlight Home Services" },
        instructions: "Leave a message when a machine answers.",
      },
      assertions: [
        { type: "answered_by", is: "voicemail" },
        { type: "ended_by", reason: "voicemail_left" },
        { type: "heard", pattern: "appointment" },
      ],
    },
  },
];
