import { asksWhoCalls } from "./screening.ts";

/** "Leave (us) your name, number and a brief message": what is left may be listed. */
const LEAVE = /\bleave (?:[\w']+[ ,.]+(?:and )?){0,8}?(?:message|name and (?:your )?(?:phone )?number|voice ?mail)\b/gi;
/** Somebody who wants to leave one, or offers to take one, is a person: "would you like to leave a message?" */
const SOMEBODY_LEAVES =
  /\b(?:(?:want|like|about|going|need|wish|love|trying|called|calling|unless|if) (?:you |i |he |she )?(?:want |would like |wanted )?to|can i|could i|may i|let me|i'?ll|i will|i|he|she|they|did you|didn't) (?:just )?$/i;
const MAILBOX =
  /\b(?:(?:after|at|wait for|hear|following) the (?:tone|beep)|(?:reached|reach) (?:the |my |our )?(?:voice ?mail|mail ?box|male box|voice message)|(?:voice ?mail|mail ?box|male box)(?:box)? (?:of|for|belonging)|(?:mail ?box|male box|voice ?mail(?: ?box)?) (?:is|of|has|belonging|for)|(?:voice|automat\w+) (?:messag\w+|mail) (?:system|service|box)|(?:cannot|can'?t|not) (?:accept|receive|take) (?:any )?(?:new |more )?messages|(?:can'?t|cannot|unable to|not able to) (?:come to|take|answer|get to|pick up) (?:the|your|my) (?:phone|call)|not available (?:right now|at the moment|to take)|(?:person|party|customer|subscriber|number|extension)[^.?!]{0,40} (?:is|are) (?:not available|unavailable|on the phone)|record (?:your|a) message|(?:call|you)(?: has been| have been|'?ve been) forwarded|away from (?:the|my) (?:phone|desk)|(?:return|answer) your call|(?:get|call)(?: right)? (?:back to you|you back)[^.?!]{0,20} as soon as)\b/i;

/** Whether these words are a machine's greeting that asks for a message. A screener that wants a name "after the tone" is none. */
export function isVoicemailGreeting(text: string): boolean {
  const plain = text.replace(/’/g, "'").replace(/\s+/g, " ");
  if (asksWhoCalls(plain)) return false;
  if (MAILBOX.test(plain)) return true;
  for (const match of plain.matchAll(LEAVE)) if (!SOMEBODY_LEAVES.test(plain.slice(0, match.index))) return true;
  return false;
}
