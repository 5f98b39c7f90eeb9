import {
  type Channel,
  channelOfClasses,
  mediumClassOf,
  sourceClassCount,
  sourceClassOf,
} from "../catalogue/channel.ts";

/** The channel of a touch, by the same classes as that of a call. */
export function channelOfTouch(source: string | null, medium: string | null): Channel {
  return channelOfClasses[mediumClassOf(medium) * sourceClassCount + sourceClassOf(source)]!;
}
