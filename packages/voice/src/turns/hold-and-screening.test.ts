import { expect, test } from "vitest";
import { asksToHold, isHoldAnnouncement } from "./hold-words.ts";
import { asksWhoCalls } from "./screening.ts";
import { isVoicemailGreeting } from "./voicemail.ts";

test.each([
  ["Please hold for a moment while I look into that.", true],
  ["Hold on.", true],
  ["One moment please.", true],
  ["Just a second, let me check that for you.", true],
  ["I'm going to put you on a brief hold.", true],
  ["Can you hold?", true],
  ["Would you mind holding for a minute?", true],
  ["Thank you for your patience. Please continue to hold.", true],
  ["Thank you. Please hold while I try to connect you.", true],
  ["I’ll transfer you to billing.", true],
  ["Bear with me", true],
  ["Let me check, one sec.", true],
  ["Hello, thank you for holding. Now, what would you like to know?", false],
  ["One moment. What is your order number?", false],
  ["Would you like to hold, or should we call you back?", false],
  ["Your order was shipped a minute ago.", false],
  ["How can I help you?", false],
  ["We are open Monday to Friday.", false],
  ["", false],
])("%j asks to wait: %s", (text, expected) => {
  expect(asksToHold(text)).toBe(expected);
});

test.each([
  ["Your call is important to us. Please stay on the line.", true],
  ["You are number 3 in the queue.", true],
  ["You are currently caller number two.", true],
  ["All of our representatives are currently busy.", true],
  ["The estimated wait time is five minutes.", true],
  ["We are experiencing higher than normal call volume.", true],
  ["Thank you for your patience. Please continue to hold.", true],
  ["Thank you for holding.", true],
  ["Your call will be answered in the order it was received.", true],
  ["Hello, thank you for holding. Now, what would you like to know?", false],
  ["Thank you for holding, this is Maria speaking.", false],
  ["Thanks for waiting, I checked and your order ships on Monday.", false],
  ["Hello?", false],
  ["Hi, are you still there?", false],
])("%j is a tape on hold: %s", (text, expected) => {
  expect(isHoldAnnouncement(text, [])).toBe(expected);
});

test("a sentence heard before on this hold is a tape, even when recognized a little differently or in part", () => {
  const earlier = ["Ask about our summer sale, with garden chairs from twenty dollars."];
  expect(isHoldAnnouncement("Ask about our summer sail with garden chairs from 20 dollars", earlier)).toBe(true);
  expect(isHoldAnnouncement("With garden chairs from twenty dollars.", earlier)).toBe(true);
  expect(isHoldAnnouncement("Hello, sorry for the wait, I have your order here.", earlier)).toBe(false);
  expect(isHoldAnnouncement("Hello?", ["Hello?"])).toBe(false);
});

test.each([
  [
    "Hi, the person you're calling is using a screening service from Google, and will get a copy of this conversation. Go ahead and say your name and why you're calling.",
    true,
  ],
  ["Hi. If you record your name and reason for calling, I'll see if this person is available.", true],
  ["Please tell me your name and why you are calling.", true],
  ["Please tell me your name now, and why you are calling.", true],
  ["Please state your name after the tone, and Google Voice will try to connect you.", true],
  ["Please say your name and the reason for your call.", true],
  ["May I ask who is calling, and how I can help you?", false],
  ["Who's calling, please?", false],
  ["Can you tell me your name and why you're calling?", false],
  ["Could you please give me your name?", false],
  ["Please leave your name and number after the beep.", false],
  ["Record your name and message after the tone and we will get back to you.", false],
  ["Hello?", false],
])("%j is a machine that screens calls: %s", (text, expected) => {
  expect(asksWhoCalls(text)).toBe(expected);
});

test("a screener that waits for a name after a tone is no mailbox", () => {
  expect(isVoicemailGreeting("Please state your name after the tone, and Google Voice will try to connect you.")).toBe(
    false,
  );
});

test.each([
  ["Please leave your name, number and a brief message, and we will return your call.", true],
  ["Our office is closed. Please leave your name. Number and a brief message.", true],
  ["Leave me your name and number and I will call you back.", true],
  ["Your call has been forwarded to an automatic voice message system.", true],
  ["The mailbox is full and cannot accept any messages at this time.", true],
  ["The person at extension 42 is unavailable.", true],
  ["I'm away from my phone, I'll get back to you as soon as I can.", true],
  ["You can leave a message.", true],
  ["Hi there, I was just about to leave a message for you.", false],
  ["I want to leave a message for the manager.", false],
  ["He is not in. Would you like to leave a message?", false],
  ["Can I leave a message?", false],
  ["Did you leave a message yesterday?", false],
  ["To send this caller to voicemail, dial 2.", false],
])("%j is a mailbox: %s", (text, expected) => {
  expect(isVoicemailGreeting(text)).toBe(expected);
});
