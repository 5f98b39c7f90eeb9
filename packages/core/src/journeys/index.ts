export { announceChanges, linkAfterEvents } from "./link/link-after-events.ts";
export { linkJourneys } from "./link/link-journeys.ts";
