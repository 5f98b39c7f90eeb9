import { neverAnswers } from "./callee.ts";

export const busyLine = neverAnswers({
  number: "+15005550101",
  name: "Busy",
  description: "The line is busy.",
  pickUp: "busy",
});

export const noAnswer = neverAnswers({
  number: "+15005550102",
  name: "No answer",
  description: "Rings until the caller gives up.",
  pickUp: "no-answer",
});

export const deadNumber = neverAnswers({
  number: "+15005550105",
  name: "Number out of service",
  description: "The call fails, as it does for a number that does not exist.",
  pickUp: "failed",
});
