/** Google's, Apple's and the networks' screeners name themselves. */
const SCREENER =
  /\b(?:screening (?:service|this call|calls|your call)|call screen(?:ing|er)?|call assist(?:ant)?|see if (?:this person|the person|they|he|she|\w+)(?:'s| is| are) available|(?:will|'ll) try to connect you)\b/i;
/** "State your name and why you are calling." A person asks instead: "may I ask who is calling?" */
const STATE_YOUR_NAME =
  /\b(?:state|say|record|tell (?:me|us)|speak|give (?:me|us)|provide)(?: (?:me|us))? (?:your (?:first |full )?name|who(?:'s| is| you are)? calling|who you are)\b/i;
const ASKED_BY_PERSON =
  /\b(?:can|could|would|may|will|mind) (?:you |i )?(?:please |just |quickly )?(?:state|say|tell|telling|give|giving|get|have|provide)\b/i;
const TAKES_A_MESSAGE = /\b(?:message|get back to you|return your call|call you (?:back|later)|voice ?mail)\b/i;

/**
 * Whether a machine screens the call: it wants our name and reason before it lets the phone ring. Not a person's "who is
 * calling?", and not a mailbox that asks for name and number.
 */
export function asksWhoCalls(text: string): boolean {
  const plain = text.replace(/[’]/g, "'").replace(/\s+/g, " ");
  const names = STATE_YOUR_NAME.test(plain);
  if (SCREENER.test(plain))
    return names || /\b(?:your name|who(?:'s| is) calling|why you(?:'re| are) calling|screening)\b/i.test(plain);
  return names && !ASKED_BY_PERSON.test(plain) && !TAKES_A_MESSAGE.test(plain);
}
