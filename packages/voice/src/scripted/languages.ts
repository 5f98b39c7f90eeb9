import { wordsOf } from "../turns/backchannel.ts";

/** Frequent words that English does not have, of the languages that a caller from here meets most. */
const FOREIGN = new Set(
  `hola buenos buenas dias tardes usted quién quien qué como cómo está esta llama llamando habla hablo español gracias por favor señor
  señora puedo ayudar ayudarle número pedido cuando cuándo dónde donde sí pero para una el los las del
  bonjour allô allo oui non qui est je vous suis pas parlez français monsieur madame merci avec pour quoi c'est une le les des puis
  aider appelez attendez
  guten tag hallo wer ist ich nicht sprechen spreche deutsch sie und das der ein eine bitte danke womit kann ihnen helfen
  ja nein auf wiederhören
  pronto buongiorno chi parla sono italiano grazie prego posso aiutarla il che
  olá alô bom dia quem fala português obrigado obrigada posso ajudar não
  goedemorgen goedemiddag spreekt ik ben niet dank dag`.split(/\s+/),
);
const ENGLISH = new Set(
  `the is are you i we it this that to of and for have can do who what how hello hi yes no please thank thanks help here not with your
  my in on at will would calling speaking call`.split(/\s+/),
);
const ASKS =
  /\bdo you (?:speak|have anyone who speaks|know) (?:spanish|french|german|italian|portuguese|dutch|chinese|mandarin|cantonese|arabic|russian|polish|turkish|hindi|vietnamese|korean|japanese|another language)\b|\b(?:i|we) (?:do ?n[o']t|do not|only) (?:speak|understand) (?:english|spanish|french|german|italian|portuguese)\b|\bno (?:hablo )?(?:ingl[eé]s|english)\b|\bhabla (?:usted )?español\b|\bparlez[- ]vous\b|\bsprechen sie\b/i;

/**
 * Whether somebody speaks another language than English, or asks for one. By frequent words, since the scripted agent's recognizer is
 * mostly an English one and a library would judge its guesses no better.
 */
export function wantsOtherLanguage(text: string): boolean {
  if (ASKS.test(text) || /[^\P{L}\p{Script=Latin}]/u.test(text)) return true;
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? wordsOf(text);
  const foreign = words.filter((word) => FOREIGN.has(word)).length;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return foreign >= 2 && foreign > english && foreign / words.length >= 0.4;
}
