export { type Attribution, attribution } from "./attribution.ts";
export { getJourney, type Journey, type JourneyTouch } from "./get-journey.ts";
export { type JourneyPaths, journeyPaths } from "./journey-paths.ts";
export { announceChanges, linkAfterEvents } from "./link/link-after-events.ts";
export { linkJourneys } from "./link/link-journeys.ts";
export { type JourneyPage, listJourneys } from "./list-journeys.ts";
export type { JourneySummary } from "./read/describe-journeys.ts";
export { AttributionInput, JourneyPathsInput, ListJourneysInput } from "./schemas.ts";
