import { wordsOf } from "../turns/backchannel.ts";

/** Words that say nothing about the matter. "Number" is one: an order number is no account number. */
const COMMON = new Set(
  `a about after again all also am an and any are as at be because been before but by can could did do does doing done for from get
  give go got had has have he her him his how i if in into is it its just know let like may me might more much my need no not number
  of ok okay on one or our out please quite really right say she should so some such sure tell than thank thanks that the their them
  then there these they thing this those to too um us very want wants was we well were what when where whether which who whose why
  will with would yes yet you your yours i'm i'd i'll it's that's what's you're we're don't can't help call calling caller callee
  speak talk ask asks asking question questions information callers someone somebody anyone name exactly actually`.split(
    /\s+/,
  ),
);

/** The meaning-bearing words of a text, cut to stems so that "opens" and "opening" are one. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .map((word) => word.replace(/['’]s$/, ""))
    .filter((word) => word.length > 1 && !COMMON.has(word))
    .map((word) => {
      const bare = word.replace(/(?:ings?|ed|ies|es|s|e|y|ions?)$/, "");
      return (bare.length >= 3 ? bare : word).slice(0, 5);
    });
}
