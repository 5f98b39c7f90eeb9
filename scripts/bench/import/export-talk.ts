import type { Random } from "./export-random.ts";

const list = (text: string) => text.split("|");

const AGENT_LINES = list(
  "Thank you for calling Northside Home Services, how can I help you today?|Let me pull up your account, one moment please.|Could I have the address of the property?|What time works best for you, morning or afternoon?|We can have a technician there between eight and noon.|The diagnostic visit is eighty nine dollars, and it goes toward the repair.|Is there anything else that I can help you with?|I have sent the confirmation to the email on file.|How old is the unit, do you happen to know?|We are licensed and insured in your county.|I understand, that sounds frustrating, let me see what we can do.|Have you used our service before?|How did you hear about us?|I will make a note of that for the technician.",
);
const CALLER_LINES = list(
  "Hi, my water heater is leaking all over the garage floor.|The furnace makes a banging noise and then shuts off.|I found you on Google, I need somebody out here today if possible.|What would that cost me, roughly?|It's about ten years old, I think it came with the house.|Morning would be better, I have to leave for work at one.|Yes, you came out last spring for the kitchen drain.|Okay, that works for me.|No, that's all, thank you so much.|Can you text me when he is on his way?|I already called two other companies and nobody picked up.|Do you take insurance for this kind of damage?|My neighbor said \"call Northside\", so here I am.|Let me talk to my wife and call you back.",
);
const NOTES = list(
  'Called back, left a message.|Wants a quote by Friday.|Gate code on file.|Asked for the "spring special" from the flyer.|Existing customer, second visit.|Price shopper, compare with last year\'s invoice.|Spouse decides, call again after 5 pm.|Booked for Tuesday, 8 to 12.|Dog in the yard, call ahead.|Sent to dispatch.',
);
const SUMMARIES = list(
  "Caller asks for a repair visit at the earliest time, describes where the water comes from and since when, and agrees to the diagnostic fee.|Caller compares prices for a replacement and will call again after talking to the family.|Existing customer reports that the problem came back after the last visit and wants a technician this week.|Caller wants to move an appointment to another day and confirms the address.|Caller asks whether insurance covers the damage; the agent explains how claims are handled.",
);

/** What was said, a line for each turn: between 1 and 3 kB. */
export function talk(random: Random): string {
  const length = 1_000 + random.below(1_900);
  let text = `Agent: ${AGENT_LINES[0]}`;
  while (text.length < length) text += `\nCaller: ${random.pick(CALLER_LINES)}\nAgent: ${random.pick(AGENT_LINES)}`;
  return text;
}

/** An agent's note, every third with lines of its own. */
export function note(random: Random): string {
  const first = random.pick(NOTES);
  return random.chance(0.33) ? `${first}\n${random.pick(NOTES)}\n\n- ${random.pick(NOTES)}` : first;
}

export const summary = (random: Random): string => random.pick(SUMMARIES);
