export { launchBrowser } from "./browser.ts";
export { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "./database.ts";
export { type DeepgramStandIn, startDeepgramStandIn } from "./deepgram-stand-in.ts";
export { type ReceivedMail, type SmtpStandIn, startSmtpStandIn } from "./smtp-stand-in.ts";
