import type { Verdict } from "./supervise.ts";

/** How people and machines answer, in words; spoken by each of Flite's voices. */
export const GREETINGS: Record<Exclude<Verdict, "silence" | "fax">, string[]> = {
  human: [
    "Hello?",
    "Hello, this is Karen speaking.",
    "Good morning, Northside Hardware, how can I help you?",
    "Yes, who is this?",
    "Thank you for calling Green Valley Market, my name is David. How may I help you?",
    "Doctor Lee's office, this is Jenny.",
    "Hi, can you hold for a second please?",
    "Front desk, good evening.",
    "Hello, you have reached the billing department. This is Tom, what can I do for you?",
    "Hi there, I was just about to leave a message for you.",
  ],
  voicemail: [
    "Hi, you have reached Sam Carter. I can't take your call right now. Please leave a message after the tone.",
    "You have reached the voicemail box of five five five, zero one four two.",
    "Hey, it's Anna. I can't come to the phone right now, so leave me your name and number and I will call you back.",
    "The person you are trying to reach is not available. At the tone, please record your message.",
    "Our office is closed. Please leave your name, number and a brief message, and we will return your call.",
    "Your call has been forwarded to an automatic voice message system.",
    "I'm away from my phone. Leave a message and I'll get back to you as soon as I can.",
    "The mailbox is full and cannot accept any messages at this time. Goodbye.",
  ],
  menu: [
    "Thank you for calling City Clinic. For opening hours, press one. For an appointment, press two. To speak to a person, press zero.",
    "Press one for sales, two for support, or three for billing.",
    "Welcome to Summit Bank. For English, press one. For Spanish, press two.",
    "If you know your party's extension, you may dial it at any time. For sales, press one. For service, press two.",
    "To refill a prescription, press one. To speak to the pharmacy, press two. To leave a message, press three.",
    "You can say billing, claims, or orders. To speak to a person, say representative.",
  ],
  screener: [
    "Hi. The person you're calling is using a screening service from Google. Go ahead and say your name and why you're calling.",
    "Hi, if you record your name and reason for calling, I will see if this person is available.",
    "Please state your name after the tone, and I will try to connect you.",
    "Before I try to connect you, please say your name and the reason for your call.",
  ],
  hold: [
    "Thank you for calling. All of our representatives are currently busy. Please stay on the line.",
    "Your call is important to us. You are number three in the queue.",
    "Please continue to hold. Your call will be answered in the order it was received.",
    "We are experiencing a higher than normal call volume. The estimated wait time is five minutes.",
  ],
};

/** Recorded prompts of asterisk-core-sounds-en-wav, joined as a switch plays them to callers. */
export const PROMPTS: [Verdict, string[]][] = [
  ["voicemail", ["vm-theperson", "digits/4", "digits/2", "vm-isunavail", "vm-intro"]],
  ["voicemail", ["vm-theperson", "digits/7", "vm-isonphone", "vm-intro"]],
  ["voicemail", ["vm-intro"]],
  ["voicemail", ["vm-leavemsg"]],
  ["voicemail", ["vm-nobodyavail", "vm-intro"]],
  ["menu", ["basic-pbx-ivr-main"]],
  ["menu", ["vm-opts"]],
  ["menu", ["vm-options"]],
  ["menu", ["conf-adminmenu"]],
  ["screener", ["priv-recordintro"]],
  ["hold", ["queue-thankyou"]],
  ["hold", ["queue-youarenext", "queue-thankyou"]],
  ["hold", ["queue-periodic-announce"]],
  ["hold", ["queue-thereare", "digits/3", "queue-callswaiting"]],
];
