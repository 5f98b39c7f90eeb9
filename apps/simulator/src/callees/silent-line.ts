import type { Callee } from "./callee.ts";

const SILENT_MS = 45_000;

export const silentLine: Callee = {
  number: "+15005550109",
  name: "Silent line",
  description: "Picks up and says nothing. Hangs up after forty-five seconds.",
  pickUp: "answers",
  answeredBy: "unknown",
  phrases: [],
  script: (phone) => phone.pause(SILENT_MS),
};
