export { channelOfTouch } from "./channel-of-touch.ts";
export { type Credit, creditsOf } from "./credits.ts";
export { type AttributionModel, type AttributionModelKey, attributionModels } from "./models.ts";
export { isDirect, type Touch } from "./touch.ts";
export { touchesBefore } from "./touches-before.ts";
