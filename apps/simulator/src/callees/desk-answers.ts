import type { Intent } from "./intents.ts";

export const ANYTHING_ELSE = "Is there anything else I can help you with?";
export const HOW_CAN_I_HELP = "Thanks. How can I help you?";
export const STILL_THERE = "Hello? Are you still there?";
export const NOBODY = "I can't hear anyone, so I am hanging up. Goodbye.";
export const WHICH_NUMBER = "Sure. What is the order number?";
export const FOUND_BY_NAME = "Thank you, I found it under that name. The order will arrive on Thursday.";
export const NOT_FOUND = `That's fine, but then I can't look it up. ${ANYTHING_ELSE}`;
export const UNCLEAR = "Sorry, I didn't quite get that. Could you say it again?";
export const CANNOT = `I am afraid I can't help with that. ${ANYTHING_ELSE}`;
export const WELCOME = "You are welcome. Thank you for calling. Goodbye.";
export const GOODBYE = "Thank you for calling. Goodbye.";

/** What the desk knows, in words that a telephone line and a local recogniser carry well (measured with Flite and Moonshine). */
export const ANSWERS: Partial<Record<Intent, string>> = {
  hours: "We are open Monday to Friday from nine to six, and Saturday from ten to two.",
  book: "I have put you down for Tuesday at ten in the morning.",
  reschedule: "Your appointment is now on Friday at three in the afternoon.",
  cancel: "All right, that is cancelled, and there is no fee.",
  refund: "You can return it within thirty days, and the refund takes about five days.",
  price: "It costs forty nine dollars.",
  address: "Our address is twenty Main Street, next to the post office.",
  stock: "Yes, we have that in stock.",
  problem: "I am sorry to hear that. Someone will call you about it tomorrow.",
  person: "My manager is out today, but I can take a message.",
  message: "Thank you, I will pass your message on.",
  favor: "Yes, of course. I have taken care of it.",
  who: "My name is David, from Green Valley Market. How can I help you?",
  confirm: "Yes, that's right.",
  are_you_there: "Yes, I am here. How can I help you?",
};
