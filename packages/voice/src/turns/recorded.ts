const RECORDED =
  /\b(?:(?:this |your |all )?calls? (?:may|might|will|is|are)(?: be)?(?: being)? (?:recorded|monitored)|for (?:quality|training)(?: assurance| and training)? purposes|listen (?:carefully|closely)|menu (?:options )?(?:has|have) (?:recently )?changed|following (?:menu|options)|para español|(?:our|business|office) hours are|visit (?:us|our website)|(?:person|party|customer|subscriber|number) you(?:'ve| have| are|'re)? (?:calling|called|dialed|dialled|trying to (?:reach|call)|reached)[^.?!]*(?:not|un)\s?available|(?:thank you|thanks) for calling [^.?!]+[.!]?$)|^welcome to [^.?!]+[.!]?$/i;
const HUMAN =
  /\b(?:(?:this is|my name is|you(?:'re| are) (?:speaking|talking) (?:to|with)) [a-z]+|how (?:can|may) i (?:help|assist|direct)|what can i do for you|who(?:'s| is) (?:this|calling|there)|(?:can|may) i (?:ask|have|get|take) |hello\?|hi\b|speaking[.?]?$|can i help)/i;
/** A machine that wants words or digits of the caller: an account number, a reason. */
const REQUEST =
  /\?\s*$|\b(?:please (?:say|enter|state|tell|key in)|in a few words|tell me (?:why|what|how|the reason)|say (?:yes|no)|enter your|your (?:account|phone|member|order) (?:number|id))\b/i;
/** A machine's own words about entering something. */
const ENTRY = /\b(?:press|enter|key in|dial|touch.?tone|pound key|star key|followed by (?:the )?pound)\b/i;

/** Whether these are recorded words that want no answer: a welcome, a notice of recording, office hours. */
export function isRecordedAnnouncement(text: string): boolean {
  return RECORDED.test(text.trim()) && !text.trim().endsWith("?");
}

/** Whether a person says this rather than a phone menu: a name, an offer to help, a question about the caller. */
export function soundsHuman(text: string): boolean {
  return HUMAN.test(text.trim()) && !ENTRY.test(text);
}

/** Whether a phone menu wants something of the caller's that no key of a list answers. */
export function asksCaller(text: string): boolean {
  return REQUEST.test(text.trim());
}
