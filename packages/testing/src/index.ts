export { launchBrowser } from "./browser.ts";
export { type CtmCall, type CtmStandIn, startCtmStandIn } from "./ctm-stand-in.ts";
export { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "./database.ts";
export { type DeepgramStandIn, startDeepgramStandIn } from "./deepgram-stand-in.ts";
export { type LlmReply, type LlmRequest, type LlmStandIn, startLlmStandIn } from "./llm-stand-in.ts";
export { type ReadSheet, readXlsx } from "./read-xlsx.ts";
export { type ReceivedMail, type SmtpStandIn, startSmtpStandIn } from "./smtp-stand-in.ts";
export { createTestSourceDeps, type TestSourceDeps } from "./source-deps.ts";
