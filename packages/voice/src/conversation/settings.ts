import type { ConversationSettings } from "./state.ts";

export const defaultSettings: ConversationSettings = {
  openingMs: 2200,
  silenceMs: 7000,
  holdBudgetMs: 20 * 60_000,
  maxDurationMs: 10 * 60_000,
  direction: "outbound",
  voicemail: "leave",
  purpose: "",
  knownMenus: [],
  closedMessage: null,
  phrases: {
    stillThere: "Hello, are you still there?",
    repeat: "Sorry, I did not catch that. Could you say it again?",
    silenceGoodbye: "I cannot hear anyone, so I will hang up now. Goodbye.",
    troubleGoodbye: "I am sorry, I have technical trouble and must end this call. Goodbye.",
    timeGoodbye: "I am sorry, I have to end the call here. Thank you, goodbye.",
    loopGoodbye: "I will not take more of your time. Thank you, goodbye.",
    fillers: ["One moment, please.", "I am still looking, one more moment."],
    willWait: "Of course, I will wait.",
    holdGoodbye: "I have to stop waiting now. I will try again another time. Goodbye.",
    costGoodbye: "I am sorry, I have to end the call here. Thank you, goodbye.",
    noisy: "I am sorry, I cannot hear you over the noise on this line.",
    messageGoodbye: "Thank you. I will pass that on. Goodbye.",
    noMessageGoodbye: "I did not hear a message. Goodbye.",
  },
};
