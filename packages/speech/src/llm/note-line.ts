/** How the engine begins a note with a supervisor's words, and no other note. */
const SUPERVISOR = "Supervisor: ";

/** Whether a note of the talk holds a supervisor's instruction. */
export const isSupervisors = (note: string): boolean => note.startsWith(SUPERVISOR);

/**
 * A note as a model reads it: a supervisor's is one to obey ("[note: Supervisor: ...]"); everything else (what was heard on the line,
 * what a tool answered, what happened) is data ("[data: ...]"), in words that cannot pass for a supervisor's.
 */
export function noteLine(note: string): string {
  return isSupervisors(note)
    ? `[note: ${SUPERVISOR}${asSpoken(note.slice(SUPERVISOR.length))}]`
    : `[data: ${asSpoken(note)}]`;
}

/** What somebody else said or wrote: without the brackets that mark notes, and without the word that marks a supervisor's. */
export const asSpoken = (text: string): string =>
  text.replace(/[[\]\uFF3B\uFF3D\u3010\u3011]/g, "").replace(/(supervisor)(\W{0,3})[:\uFF1A]/gi, "$1$2,");
