const DIRECTIONS =
  "smil|laugh|chuckl|sigh|paus|cough|nod|wait|silen|clear|breath|whisper|soft|quiet|gentl|warm|cheer|listen|hold|typing|music|beep|speak|in a ";

/**
 * Takes what is no speech out of a sentence of a model's: markup, stage directions such as "(pauses)" and "*smiles*", emoji, a speaker's
 * label. Spaces at the ends stay, so that pieces can be joined.
 */
export function cleanSpeech(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, "")
    .replace(/!?\[([^\]]*)\]\(([^)]*)\)/g, "$1")
    .replace(/\[[^\]\d]{0,80}\]/g, "")
    .replace(new RegExp(`\\((?:${DIRECTIONS})[^)\\d]{0,60}\\)`, "gi"), "")
    .replace(new RegExp(`(?<![*\\w])\\*(?:${DIRECTIONS})[^*\\d]{0,60}\\*(?!\\*)`, "gi"), "")
    .replace(/(^|\n)\s*(?:#{1,6}|[-*•]|\d{1,2}[.)](?=\s+[A-Z]))\s+/g, "$1")
    .replace(/^\s*(?:assistant|agent|ai)\s*:\s*/i, "")
    .replace(/\*+|`+|~~|(?<!\w)_+|_+(?!\w)/g, "")
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, "")
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:!?])/g, "$1");
}

/** Drops what a reasoning model thinks aloud (`<think>…</think>`), also when the tags come in pieces. */
export function createThoughtFilter(): (piece: string) => string {
  let inside = false;
  let kept = "";
  return (piece) => {
    let rest = kept + piece;
    let out = "";
    kept = "";
    for (;;) {
      const tag = inside ? "</think>" : "<think>";
      const at = rest.indexOf(tag);
      if (at >= 0) {
        if (!inside) out += rest.slice(0, at);
        rest = rest.slice(at + tag.length);
        inside = !inside;
        continue;
      }
      const partial = partialTag(rest, tag);
      if (!inside) out += rest.slice(0, rest.length - partial);
      kept = rest.slice(rest.length - partial);
      return out;
    }
  };
}

/** How many characters at the end may be the beginning of the tag. */
function partialTag(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length--) {
    if (tag.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
