const CLOCK = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/;
const WORDS = /^(?:(\d+)\s*h(?:ours?|rs?)?,?\s*)?(?:(\d+)\s*m(?:in(?:ute)?s?)?,?\s*)?(?:(\d+)\s*s(?:ec(?:ond)?s?)?)?$/i;
const LONGEST_SECONDS = 30 * 86_400;

/** Seconds of "00:05:23", "5:23", "323" or "5m 23s", rounded. Null when it is not a duration ("12:99", "-3"). */
export function parseDuration(text: string): number | null {
  const seconds = text.length > 64 ? null : read(text.trim());
  return seconds === null || seconds > LONGEST_SECONDS ? null : seconds;
}

function read(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text));
  const clock = CLOCK.exec(text);
  if (clock) {
    const [hours, minutes, seconds] = [Number(clock[1] ?? 0), Number(clock[2]), Number(clock[3])];
    if (seconds > 59 || (clock[1] !== undefined && minutes > 59)) return null;
    return hours * 3600 + minutes * 60 + seconds;
  }
  const words = text === "" ? null : WORDS.exec(text);
  return words && Number(words[1] ?? 0) * 3600 + Number(words[2] ?? 0) * 60 + Number(words[3] ?? 0);
}
